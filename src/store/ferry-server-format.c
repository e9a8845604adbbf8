/* How to connect, as keys in a group of a GKeyFile:
 *
 *   host=ftp.example.org
 *   mode=passive
 *
 * One table says which key holds which setting. Keys that are not in it are somebody else's, of a
 * newer Ferry perhaps, and stay as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-server-format.h"

#include <string.h>

/* What needs no escape in a line that people read. */
#define PLAIN " !\"#$&'()*+,/:;<=>?@[\\]^`{|}"

typedef enum
{
  FIELD_TEXT,  /* char *, nullable */
  FIELD_BYTES, /* the same, percent-encoded: it need not be UTF-8 */
  FIELD_PORT,  /* guint16 */
  FIELD_COUNT, /* guint */
  FIELD_FLAG,  /* gboolean */
  FIELD_CHOICE,
  FIELD_LINES,  /* char **, nullable */
  FIELD_OFFSET, /* gint, minutes as +09:00 */
} FieldType;

/* Which group a setting belongs into. */
typedef enum
{
  OF_ALL,     /* everywhere */
  OF_CHOICE,  /* everywhere; in a saved site only where it differs from the default */
  OF_LEARNED, /* nowhere in a saved site */
} FieldPart;

static const char *const modes[] = {
  [FERRY_MODE_PASSIVE] = "passive",
  [FERRY_MODE_ACTIVE] = "active",
  [FERRY_MODE_AUTOMATIC] = "automatic",
  NULL,
};

static const char *const securities[] = {
  [FERRY_SECURITY_NONE] = "none",
  [FERRY_SECURITY_OPTIONAL] = "optional",
  [FERRY_SECURITY_EXPLICIT] = "explicit",
  [FERRY_SECURITY_IMPLICIT] = "implicit",
  NULL,
};

static const char *const text_transfers[] = {
  [FERRY_TEXT_NEVER] = "never",
  [FERRY_TEXT_BY_NAME] = "by-name",
  [FERRY_TEXT_ALWAYS] = "always",
  NULL,
};

static const char *const verifications[] = {
  [FERRY_VERIFY_SIZE] = "size",
  [FERRY_VERIFY_HASH] = "hash",
  [FERRY_VERIFY_READ_BACK] = "read-back",
  NULL,
};

static const struct
{
  const char *key;
  FieldType type;
  FieldPart part;
  gsize offset;
  guint low, high;          /* of a number */
  const char *const *names; /* of a choice */
  guint unknown;            /* the choice for a name that is not known: the safe one */
} fields[] = {
  { "host", FIELD_TEXT, OF_ALL, G_STRUCT_OFFSET (FerryServer, host) },
  { "port", FIELD_PORT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, port), 0, G_MAXUINT16 },
  { "user", FIELD_BYTES, OF_ALL, G_STRUCT_OFFSET (FerryServer, user) },
  { "security", FIELD_CHOICE, OF_ALL, G_STRUCT_OFFSET (FerryServer, security), 0, 0, securities,
    FERRY_SECURITY_EXPLICIT },
  { "ca-file", FIELD_BYTES, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, ca_file) },
  { "fingerprint", FIELD_TEXT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, pinned_fingerprint) },
  { "mode", FIELD_CHOICE, OF_ALL, G_STRUCT_OFFSET (FerryServer, mode), 0, 0, modes,
    FERRY_MODE_PASSIVE },
  { "plain-known", FIELD_FLAG, OF_LEARNED, G_STRUCT_OFFSET (FerryServer, is_plain_known) },
  { "learned-ways", FIELD_TEXT, OF_LEARNED, G_STRUCT_OFFSET (FerryServer, learned_ways) },
  { "active-port-low", FIELD_PORT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, active_port_low), 0,
    G_MAXUINT16 },
  { "active-port-high", FIELD_PORT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, active_port_high), 0,
    G_MAXUINT16 },
  { "active-address", FIELD_TEXT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, active_address) },
  { "site", FIELD_TEXT, OF_LEARNED, G_STRUCT_OFFSET (FerryServer, site_id) },
  { "proxy", FIELD_TEXT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, proxy) },
  { "login-commands", FIELD_LINES, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, login_commands) },
  { "time-offset", FIELD_OFFSET, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, time_offset) },
  { "charset", FIELD_TEXT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, charset) },
  { "found-charset", FIELD_TEXT, OF_LEARNED, G_STRUCT_OFFSET (FerryServer, found_charset) },
  { "connect-timeout", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, connect_timeout), 1,
    86400 },
  { "reply-timeout", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, reply_timeout), 1,
    86400 },
  { "data-timeout", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, data_timeout), 1, 86400 },
  { "login-timeout", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, login_timeout), 1,
    86400 },
  { "keep-alive", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, keep_alive), 0, 86400 },
  { "max-connections", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, max_connections), 1,
    10 },
  { "learned-connections", FIELD_COUNT, OF_LEARNED, G_STRUCT_OFFSET (FerryServer, good_connections),
    0, 10 },
  { "verify", FIELD_CHOICE, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, verify), 0, 0, verifications,
    FERRY_VERIFY_SIZE },
  { "safe-replace", FIELD_FLAG, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, is_replace_safe) },
  { "pipeline", FIELD_FLAG, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, is_pipelined) },
  { "learned-no-pipeline", FIELD_FLAG, OF_LEARNED, G_STRUCT_OFFSET (FerryServer, is_stumbling) },
  { "download-limit", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, download_limit), 0,
    G_MAXUINT },
  { "upload-limit", FIELD_COUNT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, upload_limit), 0,
    G_MAXUINT },
  { "deleted-folder", FIELD_BYTES, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, deleted_folder) },
  { "server-copy", FIELD_FLAG, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, allows_server_copy) },
  { "text-transfer", FIELD_CHOICE, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, text_transfer), 0, 0,
    text_transfers, FERRY_TEXT_NEVER },
  { "text-extensions", FIELD_TEXT, OF_CHOICE, G_STRUCT_OFFSET (FerryServer, text_extensions) },
};

/**
 * ferry_server_format_encode:
 * @bytes: (nullable): raw bytes, of a path for example
 *
 * Returns: (transfer full) (nullable): them as a line that people can read
 */
char *
ferry_server_format_encode (const char *bytes)
{
  return bytes != NULL ? g_uri_escape_string (bytes, PLAIN, TRUE) : NULL;
}

/**
 * ferry_server_format_decode:
 * @text: (nullable): what ferry_server_format_encode() made
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL for what cannot be a part of a command,
 * whoever put it into the file
 */
char *
ferry_server_format_decode (const char *text)
{
  g_autoptr (GBytes) bytes = text != NULL ? g_uri_unescape_bytes (text, -1, NULL, NULL) : NULL;
  g_autofree char *decoded = NULL;

  if (bytes == NULL)
    return NULL;
  decoded = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (strlen (decoded) != g_bytes_get_size (bytes) || strpbrk (decoded, "\r\n") != NULL)
    return NULL;
  return g_steal_pointer (&decoded);
}

static gboolean
is_line (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text))
      return FALSE;
  return TRUE;
}

/* One a line; those that cannot be sent are left out. */
static char **
read_lines (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && is_line (lines[i]))
      g_strv_builder_add (builder, lines[i]);
  return g_strv_builder_end (builder);
}

static guint
find_name (const char *const *names, const char *text, guint unknown)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], text) == 0)
      return i;
  return unknown;
}

/* A value out of its range is as good as none: the default stays. */
static void
set_field (FerryServer *server, guint index, const char *text)
{
  gpointer place = (guint8 *) server + fields[index].offset;
  guint64 number = 0;

  switch (fields[index].type)
    {
    case FIELD_TEXT:
      if (is_line (text))
        *(char **) place = g_strdup (text);
      break;

    case FIELD_BYTES:
      *(char **) place = ferry_server_format_decode (text);
      break;

    case FIELD_PORT:
    case FIELD_COUNT:
      if (!g_ascii_string_to_unsigned (text, 10, fields[index].low, fields[index].high, &number,
                                       NULL))
        break;
      if (fields[index].type == FIELD_PORT)
        *(guint16 *) place = (guint16) number;
      else
        *(guint *) place = (guint) number;
      break;

    case FIELD_FLAG:
      *(gboolean *) place = strcmp (text, "true") == 0;
      break;

    case FIELD_CHOICE:
      *(guint *) place = find_name (fields[index].names, text, fields[index].unknown);
      break;

    case FIELD_LINES:
      *(char ***) place = read_lines (text);
      break;

    case FIELD_OFFSET:
      ferry_time_offset_parse (text, (gint *) place);
      break;
    }
}

static char *
dup_field (const FerryServer *server, guint index)
{
  gconstpointer place = (const guint8 *) server + fields[index].offset;

  switch (fields[index].type)
    {
    case FIELD_TEXT:
      return g_strdup (*(char *const *) place);

    case FIELD_BYTES:
      return ferry_server_format_encode (*(char *const *) place);

    case FIELD_PORT:
      return g_strdup_printf ("%u", *(const guint16 *) place);

    case FIELD_COUNT:
      return g_strdup_printf ("%u", *(const guint *) place);

    case FIELD_FLAG:
      return g_strdup (*(const gboolean *) place ? "true" : "false");

    case FIELD_CHOICE:
      return g_strdup (fields[index].names[*(const guint *) place]);

    case FIELD_LINES:
      return *(char *const *const *) place != NULL ? g_strjoinv ("\n", *(char **const *) place)
                                                   : NULL;

    case FIELD_OFFSET:
      return ferry_time_offset_format (*(const gint *) place);
    }
  g_assert_not_reached ();
}

/**
 * ferry_server_format_read:
 *
 * Returns: (transfer full) (nullable): the server in @group; %NULL where it names none
 */
FerryServer *
ferry_server_format_read (GKeyFile *key_file, const char *group)
{
  g_autoptr (FerryServer) server = ferry_server_new (NULL);
  g_autofree char *user = g_key_file_get_value (key_file, group, "user", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_key_file_get_string (key_file, group, fields[i].key, NULL);

      /* With an escape that is none it is still something. */
      if (text == NULL)
        text = g_key_file_get_value (key_file, group, fields[i].key, NULL);
      if (text != NULL)
        set_field (server, i, text);
    }
  /* Nobody is to be logged in as somebody else because a name is damaged. */
  if (server->host == NULL || server->host[0] == '\0' || (user != NULL && server->user == NULL))
    return NULL;
  return g_steal_pointer (&server);
}

/**
 * ferry_server_format_set:
 * @text: (nullable): %NULL removes the key
 *
 * Returns: whether something changed by it
 */
gboolean
ferry_server_format_set (GKeyFile *key_file, const char *group, const char *key, const char *text)
{
  g_autofree char *old = g_key_file_get_string (key_file, group, key, NULL);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (g_strcmp0 (old, valid) == 0)
    return FALSE;
  if (valid != NULL)
    g_key_file_set_string (key_file, group, key, valid);
  else
    g_key_file_remove_key (key_file, group, key, NULL);
  return TRUE;
}

/**
 * ferry_server_format_write:
 * @is_saved_site: whether only what the user chose belongs into it, and nothing that was learned
 *
 * Puts @server into @group; keys that are not Ferry's stay. The password and the account are never
 * written.
 *
 * Returns: whether something changed by it
 */
gboolean
ferry_server_format_write (GKeyFile *key_file,
                           const char *group,
                           const FerryServer *server,
                           gboolean is_saved_site)
{
  g_autoptr (FerryServer) usual = ferry_server_new (NULL);
  gboolean is_changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = dup_field (server, i);
      g_autofree char *usual_text = dup_field (usual, i);

      if (is_saved_site && (fields[i].part == OF_LEARNED ||
                            (fields[i].part == OF_CHOICE && g_strcmp0 (text, usual_text) == 0)))
        g_clear_pointer (&text, g_free);
      is_changed |= ferry_server_format_set (key_file, group, fields[i].key, text);
    }
  return is_changed;
}
