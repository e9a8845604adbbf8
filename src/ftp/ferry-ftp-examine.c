/* Is it there, and what is it. See ferry-ftp-examine.h. Servers say the same 550 for missing,
 * denied and existing, each in its own words, so it is decided by asking again and never by the
 * words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-examine.h"

#include "ferry-ftp-facts.h"
#include "ferry-ftp-foresight.h"
#include "ferry-ftp-list.h"
#include "ferry-ftp-listing.h"
#include "ferry-ftp-quirks.h"
#include "ferry-ftp-telnet.h"
#include "ferry-ftp-time.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static FerryEntry *
new_entry (const char *path, FerryKind kind)
{
  g_autofree char *name = ferry_path_dup_name (path);
  FerryEntry entry = { .name = *name != '\0' ? name : "/",
                       .kind = kind,
                       .size = FERRY_SIZE_UNKNOWN,
                       .mode = FERRY_MODE_UNKNOWN };

  return ferry_entry_copy (&entry);
}

static FerryEntry *
set_not_found (FerryFtpSession *session, const char *path, guint code, GError **error)
{
  g_autofree char *shown = ferry_ftp_session_dup_shown (session, path);

  g_propagate_error (error, ferry_ftp_error_new (FERRY_FTP_ERROR_NOT_FOUND, code,
                                                 _ ("“%s” is not on the server."), shown));
  return NULL;
}

/* The facts of MLST are those of MLSD; the name behind them may be a whole path, and a folder may
 * be called cdir, "the one you asked for" (RFC 3659 section 7.2). */
static FerryEntry *
parse_facts (const char *line, const char *path)
{
  g_autoptr (FerryFtpListingParser) parser =
      ferry_ftp_listing_parser_new (FERRY_FTP_LISTING_MLSD, NULL, 0);
  g_autoptr (FerryListing) listing = NULL;
  g_autofree char *name = ferry_path_dup_name (path);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  const char *end;

  line += strspn (line, " ");
  end = strstr (line, "; ");
  if (end == NULL)
    return NULL;
  g_string_append_len (facts, line, end - line + 1);
  parts = g_strsplit (facts->str, ";", -1);
  g_string_truncate (facts, 0);
  for (char **fact = parts; **fact != '\0'; fact++)
    {
      gboolean is_folder = g_ascii_strcasecmp (*fact, "type=cdir") == 0 ||
                           g_ascii_strcasecmp (*fact, "type=pdir") == 0;

      g_string_append_printf (facts, "%s;", is_folder ? "type=dir" : *fact);
    }
  g_string_append_printf (facts, " %s\r\n", *name != '\0' ? name : "root");

  ferry_ftp_listing_parser_feed (parser, facts->str, facts->len);
  ferry_ftp_listing_parser_finish (parser);
  listing = ferry_ftp_listing_parser_take (parser);
  if (listing == NULL || ferry_listing_get_length (listing) == 0)
    return NULL;
  return ferry_entry_copy (ferry_listing_get (listing, 0));
}

static FerryFtpReply *
send_mlst (FerryFtpSession *session,
           const char *path,
           gboolean is_target,
           GCancellable *cancellable,
           GError **error)
{
  if (!is_target || strchr (path, '\xff') != NULL)
    return ferry_ftp_session_command (session, cancellable, error, "MLST %s", path);
  return ferry_ftp_session_queue (session, error, "MLST %s", path) &&
                 ferry_ftp_foresight_queue_port (session, error) &&
                 ferry_ftp_connection_flush (session->connection, cancellable, error)
             ? ferry_ftp_session_read_final (session, cancellable, error)
             : NULL;
}

/* Returns %NULL without an error if the server turns out not to have MLST. */
static FerryEntry *
ask_facts (FerryFtpSession *session,
           const char *path,
           gboolean is_target,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (FerryFtpReply) reply = send_mlst (session, path, is_target, cancellable, error);

  if (reply == NULL)
    return NULL;
  ferry_ftp_session_learn (session, FERRY_FTP_LACKS_MLST, reply);
  if (ferry_ftp_session_lacks (session, FERRY_FTP_LACKS_MLST))
    return NULL;
  if (!ferry_ftp_reply_is_done (reply))
    return set_not_found (session, path, reply->code, error);
  for (guint i = 1; i + 1 < reply->lines->len; i++)
    {
      FerryEntry *entry = parse_facts (g_ptr_array_index (reply->lines, i), path);

      if (entry != NULL)
        return entry;
    }
  session->lacks |= FERRY_FTP_LACKS_MLST;
  return NULL;
}

/* SIZE, MDTM and CWD in one write: a file has a size, a folder can be entered. A folder counts
 * first, for some servers give a folder a size too. Leaves in @is_absent whether all of them said
 * that there is nothing. */
static FerryEntry *
ask_one_by_one (FerryFtpSession *session,
                const char *path,
                gboolean is_target,
                gboolean *is_absent,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (FerryFtpReply) size = NULL;
  g_autoptr (FerryFtpReply) time = NULL;
  g_autoptr (FerryFtpReply) folder = NULL;
  FerryEntry *entry;

  if (!ferry_ftp_session_set_type (session, 'I', cancellable, error) ||
      !ferry_ftp_session_queue (session, error, "SIZE %s", path) ||
      !ferry_ftp_session_queue (session, error, "MDTM %s", path) ||
      !ferry_ftp_session_queue (session, error, "CWD %s", path) ||
      (is_target && !ferry_ftp_foresight_queue_port (session, error)) ||
      !ferry_ftp_connection_flush (session->connection, cancellable, error) ||
      (size = ferry_ftp_session_read_final (session, cancellable, error)) == NULL ||
      (time = ferry_ftp_session_read_final (session, cancellable, error)) == NULL ||
      (folder = ferry_ftp_session_read_final (session, cancellable, error)) == NULL)
    {
      g_clear_pointer (&session->folder, g_free);
      return NULL;
    }
  ferry_ftp_session_learn (session, FERRY_FTP_LACKS_SIZE, size);
  ferry_ftp_session_learn (session, FERRY_FTP_LACKS_MDTM, time);
  *is_absent = size->code == 550 && time->code == 550 && folder->code == 550;
  if (ferry_ftp_reply_is_done (folder))
    {
      g_free (session->folder);
      session->folder = g_strdup (path);
      return new_entry (path, FERRY_KIND_DIRECTORY);
    }
  if (!ferry_ftp_reply_is_done (size))
    return ferry_ftp_telnet_turn (session, path, cancellable)
               ? ask_one_by_one (session, path, is_target, is_absent, cancellable, error)
               : NULL;
  entry = new_entry (path, FERRY_KIND_FILE);
  entry->size = ferry_ftp_size_parse (size);
  if (ferry_ftp_reply_is_done (time) && ferry_ftp_time_parse (time, &entry->modified))
    {
      entry->precision = FERRY_PRECISION_SECOND;
      entry->is_utc = TRUE;
    }
  return entry;
}

typedef struct
{
  const char *name;
  gboolean ignores_case;
  FerryEntry *entry;
} Search;

static gboolean
is_searched (const Search *search, const char *name)
{
  return g_str_equal (name, search->name) ||
         (search->ignores_case && ferry_path_equal_but_case (name, search->name));
}

static void
search_part (FerryListing *part, gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; search->entry == NULL && i < ferry_listing_get_length (part); i++)
    if (is_searched (search, ferry_listing_get (part, i)->name))
      search->entry = ferry_entry_copy (ferry_listing_get (part, i));
}

/* The last resort: what neither has a size nor lets itself be entered may still stand in its
 * folder's listing, such as a folder that nobody may read. */
static FerryEntry *
look_in_folder (FerryFtpSession *session,
                const char *path,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *parent = ferry_path_dup_parent (path);
  g_autofree char *name = ferry_path_dup_name (path);
  g_autoptr (GError) reason = NULL;
  Search search = { .name = name,
                    .ignores_case = ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_IGNORES_CASE) };

  if (*name != '\0' && ferry_ftp_session_enter (session, parent, cancellable, &reason))
    ferry_ftp_list (session, search_part, &search, cancellable, &reason);
  if (search.entry != NULL)
    return search.entry;
  if (!ferry_ftp_session_is_open (session) ||
      g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return set_not_found (session, path, ferry_ftp_error_get_reply_code (reason), error);
}

static FerryEntry *
examine (FerryFtpSession *session,
         const char *path,
         gboolean is_target,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean is_absent = FALSE;
  FerryEntry *entry = NULL;

  if (!ferry_ftp_session_lacks (session, FERRY_FTP_LACKS_MLST))
    entry = ask_facts (session, path, is_target, cancellable, &reason);
  if (entry == NULL && reason == NULL)
    entry = ask_one_by_one (session, path, is_target, &is_absent, cancellable, &reason);
  if (entry != NULL)
    return entry;
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (is_target && is_absent)
    return set_not_found (session, path, 550, error);
  return look_in_folder (session, path, cancellable, error);
}

/**
 * ferry_ftp_examine:
 * @path: absolute
 *
 * Returns: (transfer full): what is known of @path; %FERRY_FTP_ERROR_NOT_FOUND if it is not there
 */
FerryEntry *
ferry_ftp_examine (FerryFtpSession *session,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  return examine (session, path, FALSE, cancellable, error);
}

/**
 * ferry_ftp_examine_target:
 * @path: absolute
 *
 * As ferry_ftp_examine(), of what a file is to be written over; its port is asked for as well. That
 * costs one round trip: what has no size and cannot be entered, a folder that nobody may read or a
 * link that leads nowhere, counts as nothing. Writing shows it.
 */
FerryEntry *
ferry_ftp_examine_target (FerryFtpSession *session,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  return examine (session, path, TRUE, cancellable, error);
}

static gboolean
is_there (FerryFtpSession *session, const char *path, FerryKind *kind, GCancellable *cancellable)
{
  g_autoptr (FerryEntry) entry = ferry_ftp_examine (session, path, cancellable, NULL);

  if (entry != NULL)
    *kind = entry->kind;
  return entry != NULL;
}

static FerryFtpError
decide (FerryFtpSession *session, const char *path, FerryFtpRole role, GCancellable *cancellable)
{
  g_autofree char *parent = ferry_path_dup_parent (path);
  FerryKind kind = FERRY_KIND_OTHER;

  if (is_there (session, path, &kind, cancellable))
    return role == FERRY_FTP_ROLE_NEW ||
                   (role == FERRY_FTP_ROLE_FILE && kind == FERRY_KIND_DIRECTORY)
               ? FERRY_FTP_ERROR_EXISTS
               : FERRY_FTP_ERROR_DENIED;
  if (role == FERRY_FTP_ROLE_SOURCE || !is_there (session, parent, &kind, cancellable))
    return FERRY_FTP_ERROR_NOT_FOUND;
  return FERRY_FTP_ERROR_DENIED;
}

/**
 * ferry_ftp_examine_refusal:
 * @reply: a refusal
 * @path: absolute
 * @sentence: what could not be done, without its end
 *
 * Returns: (transfer full): the error: what the table says, and for a 55x whether @path is missing,
 * denied or in the way
 */
GError *
ferry_ftp_examine_refusal (FerryFtpSession *session,
                           const FerryFtpReply *reply,
                           const char *path,
                           FerryFtpRole role,
                           GCancellable *cancellable,
                           const char *sentence)
{
  FerryFtpError code = ferry_ftp_reply_get_error_code (reply);

  if (reply->code == 501 || (reply->code >= 550 && code != FERRY_FTP_ERROR_NO_SPACE))
    code = decide (session, path, role, cancellable);
  return ferry_ftp_reply_to_typed_error (reply, code, "%s", sentence);
}

/**
 * ferry_ftp_open_folder:
 * @path: absolute
 *
 * Makes @path the current folder; where the server refuses, finds out why.
 */
gboolean
ferry_ftp_open_folder (FerryFtpSession *session,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) reason = NULL;
  FerryFtpError code;

  if (ferry_ftp_session_enter (session, path, cancellable, &reason))
    return TRUE;
  if (ferry_ftp_error_get_reply_code (reason) < 500 || !ferry_ftp_session_is_open (session))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  code = decide (session, path, FERRY_FTP_ROLE_SOURCE, cancellable);
  reason->code = code;
  ferry_ftp_error_edit_facts (reason)->symptom =
      code == FERRY_FTP_ERROR_DENIED ? FERRY_FTP_SYMPTOM_PERMISSION : FERRY_FTP_SYMPTOM_NONE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/**
 * ferry_ftp_resolve_folder:
 * @path: absolute
 *
 * Enters @path and asks where that is.
 *
 * Returns: (transfer full): the path that PWD gives, or @path itself if it gives none
 */
char *
ferry_ftp_resolve_folder (FerryFtpSession *session,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (FerryFtpReply) reply = NULL;
  char *resolved = NULL;

  if (!ferry_ftp_open_folder (session, path, cancellable, error))
    return NULL;
  reply = ferry_ftp_session_command (session, cancellable, error, "PWD");
  if (reply == NULL)
    return NULL;
  if (ferry_ftp_reply_is_done (reply))
    resolved = ferry_ftp_reply_dup_path (reply);
  return resolved != NULL ? resolved : g_strdup (path);
}

/**
 * ferry_ftp_is_link:
 * @path: absolute
 *
 * Returns: whether LIST of its folder shows @path as a symbolic link
 */
gboolean
ferry_ftp_is_link (FerryFtpSession *session,
                   const char *path,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *parent = ferry_path_dup_parent (path);
  g_autofree char *name = ferry_path_dup_name (path);
  g_autoptr (FerryEntry) entry = NULL;
  Search search = { .name = name };

  if (!ferry_ftp_open_folder (session, parent, cancellable, error) ||
      !ferry_ftp_list_plainly (session, search_part, &search, cancellable, error))
    return FALSE;
  entry = search.entry;
  return entry != NULL && entry->kind == FERRY_KIND_LINK;
}
