/* Moving many within a server. See ferry-remote-move.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-remote-move.h"

#include "ferry-charset.h"
#include "ferry-ftp-error.h"
#include "ferry-ftp-many.h"
#include "ferry-path.h"
#include "ferry-remote-files.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  FerryFtpClient *client; /* borrowed */
  FerryTally *tally;      /* borrowed */
  GHashTable *folders;    /* owned: path → GError, NULL where it could be listed */
  GHashTable *taken;      /* owned: paths that something has */
  GPtrArray *from;        /* owned, const char *: what may be moved */
  GPtrArray *to;          /* owned, const char * */
} Moving;

static char *
dup_shown (FerryFtpClient *client, const char *path)
{
  g_autofree char *name = ferry_path_dup_name (path);

  return ferry_charset_decode_shown (
      ferry_server_get_charset (ferry_ftp_client_get_server (client)), name, NULL);
}

static void
error_free (gpointer error)
{
  if (error != NULL)
    g_error_free (error);
}

/* Lists the folder that @path is to be in, once. Returns why that cannot be, or %NULL. */
static const GError *
look_into_parent (Moving *moving, const char *path, GCancellable *cancellable)
{
  g_autofree char *folder = ferry_path_dup_parent (path);
  g_autoptr (FerryListing) listing = NULL;
  GError *error = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (moving->folders, folder, NULL, &known))
    return known;
  listing = ferry_remote_list (moving->client, folder, cancellable, &error);
  for (guint i = 0; listing != NULL && i < ferry_listing_get_length (listing); i++)
    g_hash_table_add (moving->taken,
                      ferry_path_join (folder, ferry_listing_get (listing, i)->name));
  g_hash_table_insert (moving->folders, g_steal_pointer (&folder), error);
  return error;
}

static gboolean
is_taken (const Moving *moving, const char *from, const char *to)
{
  g_autofree char *twin = ferry_path_dup_twin (to);

  return g_hash_table_contains (moving->taken, to) ||
         (twin != NULL && !g_str_equal (twin, from) && g_hash_table_contains (moving->taken, twin));
}

static void
consider (Moving *moving, const char *from, const char *to, GCancellable *cancellable)
{
  const GError *unlisted = look_into_parent (moving, to, cancellable);
  g_autofree char *shown = dup_shown (moving->client, to);
  g_autoptr (GError) error = NULL;

  if (unlisted != NULL)
    error = g_error_copy (unlisted);
  else if (is_taken (moving, from, to))
    error = ferry_ftp_error_new (FERRY_FTP_ERROR_EXISTS, 0, _ ("“%s” exists already"), shown);
  if (error != NULL)
    {
      ferry_tally_fail (moving->tally, from, error);
      ferry_tally_count (moving->tally, 1);
      return;
    }
  g_hash_table_add (moving->taken, g_strdup (to));
  g_ptr_array_add (moving->from, (char *) from);
  g_ptr_array_add (moving->to, (char *) to);
}

typedef struct
{
  FerryTally *tally;
  const char *const *from;
  const char *const *to;
} Renames;

static void
did_rename (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  const Renames *renames = user_data;

  if (outcome == FERRY_FTP_OUTCOME_UNKNOWN || outcome == FERRY_FTP_OUTCOME_UNSENT)
    return;
  ferry_tally_do (renames->tally, renames->from[index]);
  ferry_tally_count (renames->tally, 1);
  if (outcome == FERRY_FTP_OUTCOME_DONE)
    ferry_tally_add_move (renames->tally, renames->from[index], renames->to[index]);
  else
    ferry_tally_fail (renames->tally, renames->from[index], reason);
}

/**
 * ferry_remote_move_unchecked:
 * @from: raw paths, %NULL at the end
 * @to: that are known to be free
 *
 * Moves each of @from to that of @to, in one burst.
 *
 * Returns: whether it came to its end; the tally has what was refused, and what was moved
 */
gboolean
ferry_remote_move_unchecked (FerryFtpClient *client,
                             const char *const *from,
                             const char *const *to,
                             FerryTally *tally,
                             GCancellable *cancellable,
                             GError **error)
{
  Renames renames = { tally, from, to };
  guint count = g_strv_length ((GStrv) from);

  return count == 0 ||
         ferry_ftp_client_rename_many (
             client, &(FerryFtpBatch){ from, count, did_rename, &renames }, to, cancellable, error);
}

/**
 * ferry_remote_move:
 * @from: raw paths, %NULL at the end
 * @to: as many
 *
 * Moves each of @from to that of @to, unless something is there: most servers would overwrite it
 * without a word.
 *
 * Returns: as ferry_remote_move_unchecked()
 */
gboolean
ferry_remote_move (FerryFtpClient *client,
                   const char *const *from,
                   const char *const *to,
                   FerryTally *tally,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GHashTable) folders =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, error_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) free_from = g_ptr_array_new ();
  g_autoptr (GPtrArray) free_to = g_ptr_array_new ();
  Moving moving = { client, tally, folders, taken, free_from, free_to };

  ferry_tally_find (tally, g_strv_length ((GStrv) from));
  for (guint i = 0; from[i] != NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      consider (&moving, from[i], to[i], cancellable);
    }
  g_ptr_array_add (free_from, NULL);
  g_ptr_array_add (free_to, NULL);
  return ferry_remote_move_unchecked (client, (const char *const *) free_from->pdata,
                                      (const char *const *) free_to->pdata, tally, cancellable,
                                      error);
}

/**
 * ferry_remote_remove_empty:
 *
 * Removes a folder that nothing is in.
 */
gboolean
ferry_remote_remove_empty (FerryFtpClient *client,
                           const char *path,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (FerryListing) listing = ferry_remote_list (client, path, cancellable, error);
  g_autofree char *shown = dup_shown (client, path);

  if (listing == NULL)
    return FALSE;
  if (ferry_listing_get_length (listing) == 0)
    return ferry_ftp_client_remove_folder (client, path, cancellable, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY, _ ("There is something in “%s” by now."),
               shown);
  return FALSE;
}
