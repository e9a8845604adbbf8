/* Asking the server for a hash. See ferry-ftp-hash.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-hash.h"

#include "ferry-ftp-session.h"
#include "ferry-ftp-wait.h"

#include <string.h>

/* A slow disk reads this much a second; and some seconds more, for a busy one. */
#define SLOW_DISK  (4 * 1024 * 1024)
#define EXTRA_TIME 30

/* How a server is asked: the strongest first, and first of those alike the one that takes a range
 * in the command itself. */
typedef struct
{
  const char *command; /* as FEAT names it */
  FerryHashKind kind;
  gboolean takes_range;
} Way;

static const Way ways[] = {
  { "XSHA512", FERRY_HASH_SHA512, TRUE }, { "HASH", FERRY_HASH_SHA512, FALSE },
  { "XSHA256", FERRY_HASH_SHA256, TRUE }, { "HASH", FERRY_HASH_SHA256, FALSE },
  { "XSHA1", FERRY_HASH_SHA1, TRUE },     { "XSHA", FERRY_HASH_SHA1, TRUE },
  { "HASH", FERRY_HASH_SHA1, FALSE },     { "XMD5", FERRY_HASH_MD5, TRUE },
  { "HASH", FERRY_HASH_MD5, FALSE },      { "MD5", FERRY_HASH_MD5, FALSE },
  { "XCRC", FERRY_HASH_CRC32, TRUE },     { "HASH", FERRY_HASH_CRC32, FALSE },
};

typedef struct
{
  const char *path;
  gint64 start;
  gint64 end;
  gint64 size;
} Request;

static gboolean
is_whole (const Request *request)
{
  return request->start == 0 && request->end == request->size;
}

static gboolean
is_hash (const Way *way)
{
  return g_str_equal (way->command, "HASH");
}

/* HASH lists its kinds: `SHA-512;SHA-256*;MD5`, a star behind the one in force. */
static gboolean
lists_kind (const char *list, FerryHashKind kind, gboolean *is_set)
{
  g_auto (GStrv) names = g_strsplit (list, ";", -1);
  const char *wanted = ferry_hash_kind_get_name (kind);

  for (char **name = names; *name != NULL; name++)
    {
      gsize length = strlen (wanted);

      if (g_ascii_strncasecmp (*name, wanted, length) != 0)
        continue;
      *is_set = (*name)[length] == '*';
      if (*is_set || (*name)[length] == '\0')
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_offered (const FerryFtpSession *session, const Way *way)
{
  const char *rest = ferry_ftp_features_get (session->features, way->command);
  gboolean is_set;

  return rest != NULL && (!is_hash (way) || lists_kind (rest, way->kind, &is_set));
}

static gboolean
can_range (const FerryFtpSession *session, const Way *way)
{
  return way->takes_range || (is_hash (way) && ferry_ftp_features_has (session->features, "RANG"));
}

/* Returns %FALSE on an error of the connection; else @is_set tells. */
static gboolean
set_kind (FerryFtpSession *session,
          const Way *way,
          gboolean *is_set,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;
  const char *name = ferry_hash_kind_get_name (way->kind);

  if (session->hash_kind == NULL)
    lists_kind (ferry_ftp_features_get (session->features, "HASH"), way->kind, is_set);
  else
    *is_set = g_str_equal (session->hash_kind, name);
  if (*is_set)
    return TRUE;
  reply = ferry_ftp_session_command (session, cancellable, error, "OPTS HASH %s", name);
  if (reply == NULL)
    return FALSE;
  *is_set = ferry_ftp_reply_is_done (reply);
  if (*is_set)
    session->hash_kind = name;
  return TRUE;
}

/* RANG counts for the next command (draft-bryan-ftp-range), and some servers keep it for longer:
 * `1 0` ends it. */
static gboolean
set_range (FerryFtpSession *session,
           gint64 first,
           gint64 last,
           gboolean *is_set,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (FerryFtpReply) reply = ferry_ftp_session_command (
      session, cancellable, error, "RANG %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, first, last);

  if (reply == NULL)
    return FALSE;
  *is_set = ferry_ftp_reply_get_class (reply) == 3 || ferry_ftp_reply_is_done (reply);
  return TRUE;
}

/* Counting takes as long as the disk is slow, and nothing is heard meanwhile. */
static FerryFtpReply *
count (FerryFtpSession *session,
       const Request *request,
       const char *line,
       GCancellable *cancellable,
       GError **error)
{
  guint seconds = session->server->reply_timeout + EXTRA_TIME +
                  (guint) MIN (request->size / SLOW_DISK, G_MAXINT / 2);
  FerryFtpReply *reply;

  ferry_ftp_connection_set_deadline (session->connection, ferry_ftp_deadline_in (seconds));
  reply = ferry_ftp_session_command (session, cancellable, error, "%s", line);
  ferry_ftp_connection_set_deadline (session->connection, 0);
  return reply;
}

static gboolean
ask_by_hash (FerryFtpSession *session,
             const Way *way,
             const Request *request,
             FerryFtpReply **reply,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *line = g_strconcat ("HASH ", request->path, NULL);
  gint64 start, end;
  gboolean is_set;

  if (!set_kind (session, way, &is_set, cancellable, error))
    return FALSE;
  if (!is_set)
    return TRUE;
  if (!is_whole (request) &&
      (!set_range (session, request->start, request->end - 1, &is_set, cancellable, error) ||
       !is_set))
    return !is_set;
  *reply = count (session, request, line, cancellable, error);
  if (*reply == NULL)
    return FALSE;
  if (!is_whole (request) && !set_range (session, 1, 0, &is_set, cancellable, error))
    return FALSE;
  /* Whoever took no notice of RANG has counted all of it. */
  if (ferry_ftp_hash_parse_range (*reply, &start, &end) &&
      (start != request->start || (end != request->end && end != request->end - 1)))
    g_clear_pointer (reply, ferry_ftp_reply_free);
  return TRUE;
}

/* A name with blanks, or with a range behind it, stands in quotes. Where the end of a range counts
 * is not agreed on: it is meant to be the end of the file, behind which there is nothing. */
static char *
dup_line (const Way *way, const Request *request)
{
  if (!is_whole (request))
    return g_strdup_printf ("%s \"%s\" %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, way->command,
                            request->path, request->start, request->end);
  if (strchr (request->path, ' ') != NULL)
    return g_strdup_printf ("%s \"%s\"", way->command, request->path);
  return g_strdup_printf ("%s %s", way->command, request->path);
}

/* Leaves no @reply where the server cannot be asked this way. */
static gboolean
ask (FerryFtpSession *session,
     const Way *way,
     const Request *request,
     FerryFtpReply **reply,
     GCancellable *cancellable,
     GError **error)
{
  g_autofree char *line = NULL;

  if (is_hash (way))
    return ask_by_hash (session, way, request, reply, cancellable, error);
  line = dup_line (way, request);
  *reply = count (session, request, line, cancellable, error);
  return *reply != NULL;
}

/* Of the command, not of this file. */
static gboolean
is_refused (const FerryFtpReply *reply)
{
  static const guint codes[] = { 500, 501, 502, 504 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (reply->code == codes[i])
      return TRUE;
  return FALSE;
}

static gboolean
try_ways (FerryFtpSession *session,
          const Request *request,
          FerryFtpHash *hash,
          GCancellable *cancellable,
          GError **error)
{
  guint *refused = is_whole (request) ? &session->refused_hashes : &session->refused_ranges;

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (FerryFtpReply) reply = NULL;

      if ((*refused & (1u << i)) != 0 || !is_offered (session, &ways[i]) ||
          (!is_whole (request) && !can_range (session, &ways[i])))
        continue;
      if (!ask (session, &ways[i], request, &reply, cancellable, error))
        return FALSE;
      if (reply != NULL && ferry_ftp_reply_is_done (reply))
        hash->digits = ferry_ftp_hash_parse (reply, ways[i].kind);
      hash->kind = ways[i].kind;
      /* Whatever else it says is about the file, and would be said again. */
      if (hash->digits != NULL ||
          (reply != NULL && !ferry_ftp_reply_is_done (reply) && !is_refused (reply)))
        return TRUE;
      *refused |= 1u << i;
    }
  return TRUE;
}

/**
 * ferry_ftp_client_can_hash:
 *
 * Returns: whether the server says that it has a command for hashes
 */
gboolean
ferry_ftp_client_can_hash (FerryFtpClient *client)
{
  for (guint i = 0; client->features != NULL && i < G_N_ELEMENTS (ways); i++)
    if (is_offered (client, &ways[i]))
      return TRUE;
  return FALSE;
}

/**
 * ferry_ftp_client_hash:
 * @end: behind the last byte
 * @size: of the whole file
 * @hash: (out caller-allocates): with no digits where the server does not tell
 *
 * Asks for the strongest hash of the bytes from @start to @end that the server counts. A long file
 * takes long. That a hash of a part differs proves nothing: servers do not agree on its end.
 *
 * Returns: %FALSE on an error of the connection
 */
gboolean
ferry_ftp_client_hash (FerryFtpClient *client,
                       const char *path,
                       gint64 start,
                       gint64 end,
                       gint64 size,
                       FerryFtpHash *hash,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);
  Request request = { absolute, start, end, size };

  *hash = (FerryFtpHash){ 0 };
  if (absolute == NULL)
    return FALSE;
  /* A quote cannot be quoted, and no bytes prove nothing. */
  if (end <= start || strchr (absolute, '"') != NULL)
    return TRUE;
  if (try_ways (client, &request, hash, cancellable, error))
    return TRUE;
  ferry_ftp_hash_clear (hash);
  return FALSE;
}

/**
 * ferry_ftp_hash_clear:
 */
void
ferry_ftp_hash_clear (FerryFtpHash *hash)
{
  g_clear_pointer (&hash->digits, g_free);
}
