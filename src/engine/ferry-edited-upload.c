/* How a file that is edited goes back to its server. See ferry-edited-file.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-edited.h"

#include "ferry-ftp-error.h"
#include "ferry-local-files.h"
#include "ferry-path.h"

#include <glib/gi18n-lib.h>

/* What the server shows of it now is what it is compared with the next time. */
static void
got_new_entry (GObject *place, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryEditedFile) file = user_data;
  FerryEntry *entry = ferry_place_stat_finish (FERRY_PLACE (place), result, NULL);

  if (file->state != FERRY_EDIT_UPLOADING)
    {
      g_clear_pointer (&entry, ferry_entry_free);
      return;
    }
  g_clear_pointer (&file->note->entry, ferry_entry_free);
  file->note->entry = entry;
  g_free (file->note->stamp);
  file->note->stamp = g_steal_pointer (&file->sent);
  ferry_edited_save_note (file);
  ferry_edited_set_state (file, FERRY_EDIT_SAME, NULL);
  ferry_edited_emit_uploaded (file);
  if (ferry_edited_has_changed (file))
    ferry_edited_look_soon (file);
}

void
ferry_edited_did_upload (FerryEditedFile *file, const char *target)
{
  g_autofree char *name = ferry_path_dup_name (target);

  /* Kept beside the other one, it has another name now. */
  if (!g_str_equal (file->note->path, target))
    {
      g_free (file->note->path);
      file->note->path = g_strdup (target);
      g_free (file->note->name);
      file->note->name = ferry_place_decode (file->place, name, NULL);
    }
  ferry_place_stat_async (file->place, file->note->path, file->cancellable, got_new_entry,
                          g_object_ref (file));
}

static void
send (FerryEditedFile *file, FerryTransferFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryEntry) entry = ferry_local_stat (file->local, NULL, &error);

  if (entry == NULL)
    {
      ferry_edited_set_state (file, FERRY_EDIT_FAILED, g_steal_pointer (&error));
      return;
    }
  g_free (file->sent);
  file->sent = ferry_edit_folder_stamp (file->local);
  if (file->state != FERRY_EDIT_UPLOADING)
    ferry_edited_set_state (file, FERRY_EDIT_UPLOADING, NULL);
  ferry_edited_follow (file, ferry_transfer_queue_add_as (file->queue, file->computer, file->local,
                                                          entry, file->place, file->note->path,
                                                          flags | FERRY_TRANSFER_FLAGS_BYTES));
}

/* As well as both are known: a listing may know no more than the minute. */
static gboolean
is_same (const FerryEntry *was, const FerryEntry *is)
{
  static const gint64 units[] = {
    [FERRY_PRECISION_DAY] = 86400, [FERRY_PRECISION_MINUTE] = 60, [FERRY_PRECISION_SECOND] = 1
  };
  gint64 unit;

  if (was->size != is->size)
    return FALSE;
  if (was->precision == FERRY_PRECISION_UNKNOWN || is->precision == FERRY_PRECISION_UNKNOWN ||
      was->is_utc != is->is_utc)
    return TRUE;
  unit = units[MIN (was->precision, is->precision)];
  return was->modified / unit == is->modified / unit;
}

static void
got_entry_to_compare (GObject *place, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryEditedFile) file = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryEntry) entry = ferry_place_stat_finish (FERRY_PLACE (place), result, &error);

  if (file->state != FERRY_EDIT_UPLOADING)
    return;
  if (entry == NULL && !g_error_matches (error, FERRY_FTP_ERROR, FERRY_FTP_ERROR_NOT_FOUND))
    ferry_edited_set_state (file, FERRY_EDIT_FAILED, g_steal_pointer (&error));
  else if (entry == NULL || (file->note->entry != NULL && !is_same (file->note->entry, entry)))
    ferry_edited_set_state (file, FERRY_EDIT_CONFLICT, g_steal_pointer (&error));
  else
    send (file, FERRY_TRANSFER_FLAGS_OVERWRITE);
}

/**
 * ferry_edited_file_upload:
 *
 * Sends what is here, if the server's is still the one that was fetched.
 */
void
ferry_edited_file_upload (FerryEditedFile *file)
{
  if (file->state == FERRY_EDIT_FETCHING || file->state == FERRY_EDIT_UPLOADING ||
      file->state == FERRY_EDIT_ENDED)
    return;
  if (file->place == NULL)
    {
      ferry_edited_set_state (file, FERRY_EDIT_FAILED,
                              g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
                                           _ ("Connect to %s first."), file->note->title));
      return;
    }
  ferry_edited_set_state (file, FERRY_EDIT_UPLOADING, NULL);
  ferry_place_stat_async (file->place, file->note->path, file->cancellable, got_entry_to_compare,
                          g_object_ref (file));
}

/**
 * ferry_edited_file_resolve:
 *
 * What to do about a conflict.
 */
void
ferry_edited_file_resolve (FerryEditedFile *file, FerryEditAnswer answer)
{
  if (file->state != FERRY_EDIT_CONFLICT)
    return;
  if (answer == FERRY_EDIT_DISCARD)
    ferry_edited_file_end (file);
  else
    send (file, answer == FERRY_EDIT_OVERWRITE ? FERRY_TRANSFER_FLAGS_OVERWRITE
                                               : FERRY_TRANSFER_FLAGS_KEEP_BOTH);
}
