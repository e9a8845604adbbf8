/* A site as a group of a GKeyFile:
 *
 *   [kai@ftp.example.org:21]
 *   host=ftp.example.org
 *   mode=passive
 *
 * One table says which key holds which setting. Keys that are not in it are somebody else's, of a
 * newer Ferry perhaps, and stay as they are. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-format.h"

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
} FieldType;

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
  gsize offset;
  guint low, high;          /* of a number */
  const char *const *names; /* of a choice */
  guint unknown;            /* the choice for a name that is not known: the safe one */
} fields[] = {
  { "host", FIELD_TEXT, G_STRUCT_OFFSET (FerryServer, host) },
  { "port", FIELD_PORT, G_STRUCT_OFFSET (FerryServer, port), 0, G_MAXUINT16 },
  { "user", FIELD_BYTES, G_STRUCT_OFFSET (FerryServer, user) },
  { "security", FIELD_CHOICE, G_STRUCT_OFFSET (FerryServer, security), 0, 0, securities,
    FERRY_SECURITY_EXPLICIT },
  { "ca-file", FIELD_BYTES, G_STRUCT_OFFSET (FerryServer, ca_file) },
  { "fingerprint", FIELD_TEXT, G_STRUCT_OFFSET (FerryServer, pinned_fingerprint) },
  { "mode", FIELD_CHOICE, G_STRUCT_OFFSET (FerryServer, mode), 0, 0, modes, FERRY_MODE_PASSIVE },
  { "plain-known", FIELD_FLAG, G_STRUCT_OFFSET (FerryServer, is_plain_known) },
  { "learned-ways", FIELD_TEXT, G_STRUCT_OFFSET (FerryServer, learned_ways) },
  { "active-port-low", FIELD_PORT, G_STRUCT_OFFSET (FerryServer, active_port_low), 0, G_MAXUINT16 },
  { "active-port-high", FIELD_PORT, G_STRUCT_OFFSET (FerryServer, active_port_high), 0,
    G_MAXUINT16 },
  { "active-address", FIELD_TEXT, G_STRUCT_OFFSET (FerryServer, active_address) },
  { "charset", FIELD_TEXT, G_STRUCT_OFFSET (FerryServer, charset) },
  { "found-charset", FIELD_TEXT, G_STRUCT_OFFSET (FerryServer, found_charset) },
  { "connect-timeout", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, connect_timeout), 1, 86400 },
  { "reply-timeout", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, reply_timeout), 1, 86400 },
  { "data-timeout", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, data_timeout), 1, 86400 },
  { "login-timeout", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, login_timeout), 1, 86400 },
  { "keep-alive", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, keep_alive), 0, 86400 },
  { "max-connections", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, max_connections), 1, 10 },
  { "verify", FIELD_CHOICE, G_STRUCT_OFFSET (FerryServer, verify), 0, 0, verifications,
    FERRY_VERIFY_SIZE },
  { "safe-replace", FIELD_FLAG, G_STRUCT_OFFSET (FerryServer, is_replace_safe) },
  { "pipeline", FIELD_FLAG, G_STRUCT_OFFSET (FerryServer, is_pipelined) },
  { "learned-no-pipeline", FIELD_FLAG, G_STRUCT_OFFSET (FerryServer, is_stumbling) },
  { "download-limit", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, download_limit), 0, G_MAXUINT },
  { "upload-limit", FIELD_COUNT, G_STRUCT_OFFSET (FerryServer, upload_limit), 0, G_MAXUINT },
  { "deleted-folder", FIELD_BYTES, G_STRUCT_OFFSET (FerryServer, deleted_folder) },
  { "server-copy", FIELD_FLAG, G_STRUCT_OFFSET (FerryServer, allows_server_copy) },
  { "text-transfer", FIELD_CHOICE, G_STRUCT_OFFSET (FerryServer, text_transfer), 0, 0,
    text_transfers, FERRY_TEXT_NEVER },
  { "text-extensions", FIELD_TEXT, G_STRUCT_OFFSET (FerryServer, text_extensions) },
};

static char *
encode_bytes (const char *bytes)
{
  return bytes != NULL ? g_uri_escape_string (bytes, PLAIN, TRUE) : NULL;
}

/* %NULL for what cannot be a part of a command, whoever put it into the file. */
static char *
decode_bytes (const char *text)
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
      *(char **) place = decode_bytes (text);
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
      return encode_bytes (*(char *const *) place);

    case FIELD_PORT:
      return g_strdup_printf ("%u", *(const guint16 *) place);

    case FIELD_COUNT:
      return g_strdup_printf ("%u", *(const guint *) place);

    case FIELD_FLAG:
      return g_strdup (*(const gboolean *) place ? "true" : "false");

    case FIELD_CHOICE:
      return g_strdup (fields[index].names[*(const guint *) place]);
    }
  g_assert_not_reached ();
}

/**
 * ferry_site_format_dup_group:
 *
 * Returns: (transfer full): the group of the site that @server means
 */
char *
ferry_site_format_dup_group (const FerryServer *server)
{
  g_autofree char *key = ferry_server_dup_key (server);

  /* A group's name has no brackets and no control characters. */
  return g_uri_escape_string (key, " !#$&'()*+,/:;=?@", TRUE);
}

/**
 * ferry_site_format_read:
 *
 * Returns: (transfer full) (nullable): the site in @group; %NULL where it names no server
 */
FerrySite *
ferry_site_format_read (GKeyFile *key_file, const char *group)
{
  g_autoptr (FerryServer) server = ferry_server_new (NULL);
  g_autofree char *title = g_key_file_get_string (key_file, group, "title", NULL);
  g_autofree char *folder_text = g_key_file_get_string (key_file, group, "folder", NULL);
  g_autofree char *folder = decode_bytes (folder_text);
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
  return ferry_site_new (server, title, folder,
                         MAX (g_key_file_get_int64 (key_file, group, "last-used", NULL), 0));
}

/* Whether something changed by it. */
static gboolean
set_text (GKeyFile *key_file, const char *group, const char *key, const char *text)
{
  g_autofree char *old = g_key_file_get_string (key_file, group, key, NULL);

  if (g_strcmp0 (old, text) == 0)
    return FALSE;
  if (text != NULL)
    g_key_file_set_string (key_file, group, key, text);
  else
    g_key_file_remove_key (key_file, group, key, NULL);
  return TRUE;
}

/**
 * ferry_site_format_write:
 *
 * Puts @site into @group; keys that are not Ferry's stay.
 *
 * Returns: whether anything but the time of its last use changed
 */
gboolean
ferry_site_format_write (GKeyFile *key_file, const char *group, FerrySite *site)
{
  g_autofree char *folder = encode_bytes (ferry_site_get_folder (site));
  gboolean is_changed = set_text (key_file, group, "title", ferry_site_get_title (site));

  is_changed |= set_text (key_file, group, "folder", folder);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = dup_field (ferry_site_get_server (site), i);

      is_changed |= set_text (key_file, group, fields[i].key, text);
    }
  g_key_file_set_int64 (key_file, group, "last-used", ferry_site_get_last_used (site));
  return is_changed;
}
