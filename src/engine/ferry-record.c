/* A row of the queue as the journal keeps it, and back. The numbers of states, kinds and flags are
 * kept as they are: their enumerations only grow at the end. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-record.h"

#include "ferry-ftp-error.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"

#include <stdio.h>

/* Beside FerryTransferFlags: about a folder. */
#define FLAG_MUST_WALK   (1 << 16)
#define FLAG_WALK_FAILED (1 << 17)

static char *
dup_place_key (FerryPlace *place)
{
  if (ferry_place_is_local (place))
    return g_strdup ("");
  return ferry_server_dup_key (ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place)));
}

static guint
get_flags (FerryQueueItem *item)
{
  return (item->is_move ? FERRY_TRANSFER_FLAGS_MOVE : 0) |
         (item->has_permissions ? FERRY_TRANSFER_FLAGS_PERMISSIONS : 0) |
         (item->wants_text ? FERRY_TRANSFER_FLAGS_TEXT : 0) |
         (item->wants_bytes ? FERRY_TRANSFER_FLAGS_BYTES : 0) |
         (item->must_walk ? FLAG_MUST_WALK : 0) | (item->has_walk_failed ? FLAG_WALK_FAILED : 0);
}

static void
set_entry (FerryJournalRow *row, const FerryEntry *entry)
{
  row->kind = entry->kind;
  row->size = entry->size;
  row->modified = entry->modified;
  row->precision = entry->precision;
  row->is_utc = entry->is_utc;
  row->mode = entry->mode;
}

static void
set_error (FerryJournalRow *row, const GError *error)
{
  if (error == NULL)
    return;
  row->error_domain = g_strdup (g_quark_to_string (error->domain));
  row->error_code = error->code;
  row->error_text = g_utf8_make_valid (error->message, -1);
}

/**
 * ferry_record_new:
 *
 * @rule: what is done about files in the way where nobody decided about this one
 *
 * Returns: (transfer full): what the journal is to know of @item, which has an id there
 */
FerryJournalRow *
ferry_record_new (FerryQueueItem *item, FerryExistsAction rule)
{
  FerryTransfer *transfer = item->transfer;
  FerryJournalRow *row = g_new0 (FerryJournalRow, 1);

  row->id = item->journal_id;
  row->parent = item->parent != NULL ? item->parent->journal_id : 0;
  row->position = item->position;
  row->from = dup_place_key (ferry_transfer_get_from (transfer));
  row->to = dup_place_key (ferry_transfer_get_to (transfer));
  row->source = g_strdup (ferry_transfer_get_source (transfer));
  row->target = g_strdup (ferry_transfer_get_target (transfer));
  row->name = g_strdup (ferry_transfer_get_name (transfer));
  row->is_folder = ferry_queue_item_is_folder (item);
  row->flags = get_flags (item);
  row->action = item->is_decided ? item->action : rule;
  row->is_decided = item->is_decided;
  row->new_name = g_strdup (item->new_name);
  set_entry (row, ferry_transfer_get_source_entry (transfer));
  row->state = ferry_transfer_get_state (transfer);
  if (item->resume.is_set)
    row->resume = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                   item->resume.size, item->resume.modified, item->resume.sent);
  row->bytes_done = row->is_folder ? item->below_done : ferry_transfer_get_bytes_done (transfer);
  row->files_done =
      row->is_folder ? item->below_files_done : ferry_transfer_get_files_done (transfer);
  row->files_total = row->is_folder ? item->below_files : ferry_transfer_get_files_total (transfer);
  row->attempts = item->tries;
  set_error (row, ferry_transfer_get_error (transfer));
  row->added = item->added;
  if (ferry_transfer_is_ended (transfer))
    row->ended = g_get_real_time () / G_USEC_PER_SEC;
  return row;
}

/**
 * ferry_record_get_flags:
 */
FerryTransferFlags
ferry_record_get_flags (const FerryJournalRow *row)
{
  return row->flags & (FERRY_TRANSFER_FLAGS_MOVE | FERRY_TRANSFER_FLAGS_PERMISSIONS |
                       FERRY_TRANSFER_FLAGS_TEXT | FERRY_TRANSFER_FLAGS_BYTES);
}

/**
 * ferry_record_dup_error:
 *
 * Returns: (transfer full) (nullable): why it failed; its code still leads to advice
 */
GError *
ferry_record_dup_error (const FerryJournalRow *row)
{
  if (row->error_domain == NULL || row->error_text == NULL)
    return NULL;
  /* The quark of ours must be known before it is looked up: it carries more than others. */
  if (g_str_equal (row->error_domain, g_quark_to_string (FERRY_FTP_ERROR)))
    return ferry_ftp_error_new (row->error_code, 0, "%s", row->error_text);
  return g_error_new_literal (g_quark_from_string (row->error_domain), row->error_code,
                              row->error_text);
}

static FerryTransfer *
make_transfer (const FerryJournalRow *row, FerryPlace *from, FerryPlace *to, FerryQueueItem *parent)
{
  g_autofree char *name = ferry_path_dup_name (row->source);
  FerryEntry entry = {
    .name = *name != '\0' ? name : "/",
    .size = row->size,
    .modified = row->modified,
    .mode = (guint16) row->mode,
    .kind = (guint8) (row->is_folder ? FERRY_KIND_DIRECTORY : row->kind),
    .precision = (guint8) row->precision,
    .is_utc = row->is_utc != FALSE,
  };

  return ferry_transfer_new (from, row->source, to, row->target, &entry,
                             (row->flags & FERRY_TRANSFER_FLAGS_MOVE) != 0,
                             parent != NULL ? parent->transfer : NULL);
}

/**
 * ferry_record_make_item:
 *
 * Returns: (transfer full): a row that waits, as it was but for its state
 */
FerryQueueItem *
ferry_record_make_item (const FerryJournalRow *row,
                        FerryPlace *from,
                        FerryPlace *to,
                        FerryQueueItem *parent)
{
  FerryQueueItem *item = ferry_queue_item_new (make_transfer (row, from, to, parent), parent);

  item->has_permissions = (row->flags & FERRY_TRANSFER_FLAGS_PERMISSIONS) != 0;
  item->wants_text = (row->flags & FERRY_TRANSFER_FLAGS_TEXT) != 0;
  item->wants_bytes = (row->flags & FERRY_TRANSFER_FLAGS_BYTES) != 0;
  item->must_walk = (row->flags & FLAG_MUST_WALK) != 0;
  item->has_walk_failed = (row->flags & FLAG_WALK_FAILED) != 0;
  item->action = row->action;
  /* The rule of the process that is gone holds for its rows. */
  item->is_decided = row->is_decided || row->action != FERRY_EXISTS_ASK;
  item->new_name = g_strdup (row->new_name);
  item->is_restored = TRUE;
  item->journal_id = row->id;
  item->position = row->position;
  item->added = row->added;
  if (row->resume != NULL &&
      sscanf (row->resume, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
              &item->resume.size, &item->resume.modified, &item->resume.sent) == 3)
    item->resume.is_set = TRUE;
  /* It was begun, so nothing was in its way: what is there now is ours, whole perhaps. */
  if (item->resume.is_set && !row->is_decided && row->action != FERRY_EXISTS_RESUME)
    {
      item->action = FERRY_EXISTS_OVERWRITE;
      item->is_decided = TRUE;
    }
  return item;
}
