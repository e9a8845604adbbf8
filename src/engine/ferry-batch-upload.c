/* How an upload of a batch is carried with others. See ferry-batch-ahead.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-batch-ahead.h"
#include "ferry-task-upload.h"

typedef struct
{
  FerryFtpAheadFile file;
  FerryUpload upload;
  GInputStream *stream; /* owned */
} Carried;

static void
count_bytes (gint64 bytes, gpointer user_data)
{
  ferry_progress_add_bytes (user_data, bytes);
}

/* Whether the target is settled without a question to the server: it would come amid the others'
 * commands. */
static gboolean
may_carry (const FerryFileTask *task)
{
  static const FerryExistsAction simple[] = { FERRY_EXISTS_ASK, FERRY_EXISTS_SKIP,
                                              FERRY_EXISTS_OVERWRITE, FERRY_EXISTS_FAIL,
                                              FERRY_EXISTS_SIZE };

  if (!task->is_target_known || task->entry->size < 0 || task->entry->size > FERRY_BATCH_SMALL)
    return FALSE;
  if (task->known_target == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    if (task->action == simple[i])
      return TRUE;
  return FALSE;
}

static FerryFileTask *
get_task (FerryFtpAheadFile *file)
{
  return ((Carried *) file)->upload.task;
}

static void
carried_free (FerryFtpAheadFile *file)
{
  Carried *carried = (Carried *) file;

  g_clear_object (&carried->stream);
  ferry_upload_clear (&carried->upload);
  g_free (carried);
}

static FerryFtpAheadFile *
begin (FerryFileTask *task, FerryFtpClient *client)
{
  Carried *carried = g_new0 (Carried, 1);
  FerryUpload *upload = &carried->upload;

  upload->task = task;
  upload->client = client;
  if (ferry_upload_prepare (upload))
    {
      upload->part = task->is_upload_safe ? ferry_task_dup_part (task) : g_strdup (task->target);
      carried->stream = ferry_upload_open (upload, 0, &task->error);
    }
  if (carried->stream == NULL)
    {
      carried_free (&carried->file);
      return NULL;
    }
  carried->file = (FerryFtpAheadFile){ .path = upload->part,
                                       .size = upload->source->size,
                                       .source = carried->stream,
                                       .cancellable = task->cancellable,
                                       .progress = count_bytes,
                                       .progress_data = task->progress,
                                       .final_path = task->is_upload_safe ? task->target : NULL,
                                       .has_time = ferry_upload_has_time (upload),
                                       .modified = task->entry->modified,
                                       .mode = (guint16) ferry_upload_get_mode (upload) };
  return &carried->file;
}

static gboolean
is_unchanged (FerryFtpAheadFile *file)
{
  Carried *carried = (Carried *) file;

  return ferry_upload_check_whole (&carried->upload, NULL);
}

static void
finish (FerryFtpAheadFile *file, FerryFtpClient *client)
{
  ferry_upload_finish (&((Carried *) file)->upload);
}

/* What was refused before it was opened is not ours, whatever stands there. */
static void
note_sent (FerryFtpAheadFile *file)
{
  gboolean is_ours = file->has_opened || !file->is_refused;

  get_task (file)->resume.sent = is_ours ? file->moved : 0;
  get_task (file)->resume.is_set = is_ours;
}

static void
fail (FerryFtpAheadFile *file)
{
  note_sent (file);
  ferry_upload_fail (&((Carried *) file)->upload);
}

/* What is on the server is looked at and taken up again. */
static void
again (FerryFtpAheadFile *file)
{
  note_sent (file);
}

const FerryBatchCarrier ferry_batch_upload = {
  .is_upload = TRUE,
  .may_carry = may_carry,
  .begin = begin,
  .get_task = get_task,
  .is_unchanged = is_unchanged,
  .finish = finish,
  .fail = fail,
  .again = again,
  .free = carried_free,
};
