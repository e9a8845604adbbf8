/* The listing of the server's current folder: which command to use, and hidden files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-list.h"

#include "ferry-ftp-examine.h"
#include "ferry-ftp-list-run.h"
#include "ferry-ftp-time-offset.h"
#include "ferry-ftp-quirks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
set_list_error (FerryFtpSession *session, const FerryFtpReply *refusal, GError **error)
{
  g_propagate_error (error, ferry_ftp_reply_to_error (refusal, _ ("%s does not list the folder"),
                                                      session->server->host));
  return FALSE;
}

/* A plain LIST. The folder has been entered, so a 450 or 550 that does not speak of permission is
 * how some servers say "no files found". */
static gboolean
list_plainly (FerryFtpSession *session,
              FerryFtpListRun *run,
              const char *command,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (FerryFtpReply) refusal = NULL;

  if (ferry_ftp_list_run (run, session, command, FERRY_FTP_LISTING_LIST, &refusal, cancellable,
                          error))
    return TRUE;
  if (refusal == NULL)
    return FALSE;
  if ((refusal->code == 450 || refusal->code == 550) && run->entries == 0 &&
      !ferry_ftp_reply_says_denied (refusal))
    {
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_REFUSES_EMPTY);
      return TRUE;
    }
  return set_list_error (session, refusal, error);
}

/* Only where `ls` may be behind it; elsewhere -a is taken for a name. */
static gboolean
may_have_list_all (const FerryFtpSession *session)
{
  return session->system != NULL && g_ascii_strncasecmp (session->system, "UNIX", 4) == 0 &&
         !ferry_ftp_session_lacks (session, FERRY_FTP_LACKS_LIST_ALL);
}

typedef struct
{
  FerryFtpListingFunc func;
  gpointer user_data;
  GHashTable *names; /* of all that was handed out */
} Witness;

static void
hand_on_and_note (FerryListing *part, gpointer user_data)
{
  Witness *witness = user_data;

  for (guint i = 0; i < ferry_listing_get_length (part); i++)
    g_hash_table_add (witness->names, g_strdup (ferry_listing_get (part, i)->name));
  if (witness->func != NULL)
    witness->func (part, witness->user_data);
}

/* What LIST -a showed beyond the names in @names; %NULL unless it showed all of those as well. */
static FerryListing *
get_hidden (GPtrArray *all, GHashTable *names)
{
  g_autoptr (FerryListing) hidden = ferry_listing_new ();
  guint known = 0;

  for (guint i = 0; i < all->len; i++)
    {
      FerryListing *part = g_ptr_array_index (all, i);

      for (guint j = 0; j < ferry_listing_get_length (part); j++)
        {
          const FerryEntry *entry = ferry_listing_get (part, j);

          if (g_hash_table_contains (names, entry->name))
            known++;
          else
            ferry_listing_add_copy (hidden, entry);
        }
    }
  return known == g_hash_table_size (names) ? g_steal_pointer (&hidden) : NULL;
}

/* LIST -a gave no proof that it was understood: a plain LIST tells. */
static gboolean
compare_with_plain (FerryFtpSession *session,
                    FerryFtpListingFunc func,
                    gpointer user_data,
                    GPtrArray *all,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (FerryListing) hidden = NULL;
  Witness witness = { func, user_data, names };
  FerryFtpListRun run = { .func = hand_on_and_note, .user_data = &witness };

  if (!list_plainly (session, &run, "LIST", cancellable, error))
    return FALSE;
  if (g_hash_table_size (names) == 0)
    return TRUE;
  hidden = get_hidden (all, names);
  session->has_list_all = hidden != NULL;
  if (hidden == NULL)
    {
      session->lacks |= FERRY_FTP_LACKS_LIST_ALL;
      ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_TAKES_OPTION_FOR_NAME);
    }
  else if (ferry_listing_get_length (hidden) > 0 && func != NULL)
    func (hidden, user_data);
  return TRUE;
}

/* Asks with -a for the first time. The lines of "." and ".." prove that it was understood; until
 * they are seen nothing is handed out. */
static gboolean
try_list_all (FerryFtpSession *session,
              FerryFtpListingFunc func,
              gpointer user_data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) held =
      g_ptr_array_new_with_free_func ((GDestroyNotify) ferry_listing_unref);
  g_autoptr (FerryFtpReply) refusal = NULL;
  FerryFtpListRun run = { .func = func, .user_data = user_data, .is_held = TRUE, .held = held };

  if (ferry_ftp_list_run (&run, session, "LIST -a", FERRY_FTP_LISTING_LIST, &refusal, cancellable,
                          error))
    {
      if (run.has_dots)
        {
          session->has_list_all = TRUE;
          ferry_ftp_list_run_release (&run);
          return TRUE;
        }
    }
  else if (refusal == NULL)
    {
      return FALSE;
    }
  return compare_with_plain (session, func, user_data, held, cancellable, error);
}

/* MLSD. A server that announces it and refuses gets LIST from now on. */
static gboolean
list_facts (FerryFtpSession *session,
            FerryFtpListingFunc func,
            gpointer user_data,
            gboolean *is_refused,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (FerryFtpReply) refusal = NULL;
  FerryFtpListRun run = { .func = func, .user_data = user_data };

  if (ferry_ftp_list_run (&run, session, "MLSD", FERRY_FTP_LISTING_MLSD, &refusal, cancellable,
                          error))
    {
      if (ferry_ftp_quirks_has (session, FERRY_FTP_QUIRK_NO_FEAT))
        ferry_ftp_quirks_note (session, FERRY_FTP_QUIRK_UNLISTED_MLSD);
      return TRUE;
    }
  if (refusal == NULL)
    return FALSE;
  ferry_ftp_session_learn (session, FERRY_FTP_LACKS_MLSD | FERRY_FTP_LACKS_MLST, refusal);
  *is_refused = ferry_ftp_reply_get_class (refusal) == 5 && run.entries == 0;
  if (!*is_refused)
    set_list_error (session, refusal, error);
  return FALSE;
}

/* LIST, with hidden files where that can be had */
static gboolean
list_lines (FerryFtpSession *session,
            FerryFtpListingFunc func,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  FerryFtpListRun run = { .func = func, .user_data = user_data };

  if (session->has_list_all)
    return list_plainly (session, &run, "LIST -a", cancellable, error);
  if (may_have_list_all (session))
    return try_list_all (session, func, user_data, cancellable, error);
  return list_plainly (session, &run, "LIST", cancellable, error);
}

/**
 * ferry_ftp_list:
 * @func: (nullable): called for each part
 *
 * Lists the folder that the server is in. Where the parts have begun and an error comes, what was
 * handed out is not whole.
 *
 * Returns: whether the listing is whole
 */
gboolean
ferry_ftp_list (FerryFtpSession *session,
                FerryFtpListingFunc func,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  FerryFtpTimeOffset offset;
  gboolean is_refused = FALSE;
  gboolean is_whole;

  if (!ferry_ftp_session_lacks (session, FERRY_FTP_LACKS_MLSD))
    {
      if (list_facts (session, func, user_data, &is_refused, cancellable, error))
        return TRUE;
      if (!is_refused)
        return FALSE;
    }
  ferry_ftp_time_offset_begin (&offset, session, func, user_data);
  is_whole = list_lines (session, ferry_ftp_time_offset_take, &offset, cancellable, error);
  ferry_ftp_time_offset_end (&offset, is_whole, cancellable);
  return is_whole;
}

/**
 * ferry_ftp_list_plainly:
 *
 * Lists the folder that the server is in by LIST, even where there is MLSD: LIST shows links.
 *
 * Returns: whether the listing is whole
 */
gboolean
ferry_ftp_list_plainly (FerryFtpSession *session,
                        FerryFtpListingFunc func,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  FerryFtpListRun run = { .func = func, .user_data = user_data };

  return list_plainly (session, &run, session->has_list_all ? "LIST -a" : "LIST", cancellable,
                       error);
}

typedef struct
{
  FerryFtpListingFunc func;
  gpointer user_data;
  guint count;
} Counter;

static void
count_part (FerryListing *part, gpointer user_data)
{
  Counter *counter = user_data;

  counter->count += ferry_listing_get_length (part);
  if (counter->func != NULL)
    counter->func (part, counter->user_data);
}

/**
 * ferry_ftp_client_list:
 * @path: a folder, raw bytes; empty or "." for the login folder
 * @func: (nullable): called with each part while the listing arrives, the first 50 ms after its
 *   first bytes
 *
 * Hidden files are included where the server shows them. "." and ".." are no entries.
 *
 * Returns: whether the listing is whole
 */
gboolean
ferry_ftp_client_list (FerryFtpClient *client,
                       const char *path,
                       FerryFtpListingFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *absolute = ferry_ftp_session_begin_at (client, path, cancellable, error);
  Counter counter = { func, user_data, 0 };
  gboolean was_inside;

  if (absolute == NULL)
    return FALSE;
  was_inside = g_strcmp0 (client->folder, absolute) == 0;
  if (!ferry_ftp_open_folder (client, absolute, cancellable, error) ||
      !ferry_ftp_list (client, count_part, &counter, cancellable, error))
    return FALSE;
  if (!was_inside || counter.count > 0)
    return TRUE;
  /* Nothing in a folder that was entered a while ago: it may have been removed since. */
  g_clear_pointer (&client->folder, g_free);
  return ferry_ftp_open_folder (client, absolute, cancellable, error);
}
