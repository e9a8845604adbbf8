/* Compares the contents of files of the same size. Main thread. See ferry-sync-content.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sync-content.h"

#include "ferry-ftp-hash.h"
#include "ferry-local-files.h"
#include "ferry-worker.h"

#define BUFFER (256 * 1024)

typedef struct
{
  FerrySyncLanes *lanes; /* borrowed */
  char *path;
  FerryFtpHash hash;
} Side;

typedef struct
{
  Side sides[2];
  gint64 size;
  GCancellable *cancellable;
  FerrySyncContentFunc func;
  gpointer user_data;
} Comparison;

/* One side of it, in a worker. */
typedef struct
{
  FerryJob job;
  Comparison *comparison;
  guint side;
  guint lane;
  GError *error;
} Count;

static void
count_local (Count *count, Side *side)
{
  g_autoptr (FerryHash) hash = ferry_hash_new (side->hash.kind);
  g_autoptr (GFile) file = ferry_local_file_new (side->path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, count->job.cancellable, &count->error);
  g_autofree guchar *buffer = g_malloc (BUFFER);
  gssize bytes = 0;

  if (stream == NULL)
    return;
  while ((bytes = g_input_stream_read (G_INPUT_STREAM (stream), buffer, BUFFER,
                                       count->job.cancellable, &count->error)) > 0)
    ferry_hash_update (hash, buffer, (gsize) bytes);
  if (bytes == 0)
    side->hash.digits = ferry_hash_dup_digits (hash);
}

static void
run_count (FerryJob *job, FerryFtpClient *client)
{
  Count *count = (Count *) job;
  Side *side = &count->comparison->sides[count->side];
  gint64 size = count->comparison->size;

  if (client == NULL)
    count_local (count, side);
  else if (ferry_worker_ensure_connected (client, job->cancellable, &count->error) &&
           ferry_ftp_client_can_hash (client))
    ferry_ftp_client_hash (client, side->path, 0, size, size, &side->hash, job->cancellable,
                           &count->error);
  ferry_job_hand_back (job);
}

static void
end_with (Comparison *comparison, FerrySyncContent content)
{
  comparison->func (content, comparison->user_data);
  for (guint i = 0; i < G_N_ELEMENTS (comparison->sides); i++)
    {
      g_free (comparison->sides[i].path);
      ferry_ftp_hash_clear (&comparison->sides[i].hash);
    }
  g_clear_object (&comparison->cancellable);
  g_free (comparison);
}

static void begin_count (Comparison *comparison, guint side);

static void
judge (Comparison *comparison)
{
  const FerryFtpHash *left = &comparison->sides[0].hash;
  const FerryFtpHash *right = &comparison->sides[1].hash;

  if (left->kind != right->kind)
    end_with (comparison, FERRY_SYNC_CONTENT_UNKNOWN);
  else
    end_with (comparison, g_str_equal (left->digits, right->digits) ? FERRY_SYNC_CONTENT_SAME
                                                                    : FERRY_SYNC_CONTENT_DIFFERENT);
}

static void
did_count (FerryJob *job)
{
  Count *count = (Count *) job;
  Comparison *comparison = count->comparison;
  Side *side = &comparison->sides[count->side];
  Side *other = &comparison->sides[!count->side];
  gboolean is_worth_more = ferry_sync_lanes_take_back (side->lanes, count->lane, count->error);
  guint index = count->side;

  ferry_job_clear (job);
  g_clear_error (&count->error);
  g_free (count);
  if (is_worth_more)
    begin_count (comparison, index);
  else if (side->hash.digits == NULL)
    end_with (comparison, FERRY_SYNC_CONTENT_UNKNOWN);
  else if (other->hash.digits != NULL)
    judge (comparison);
  else
    {
      /* Of this computer's file the same is counted. */
      other->hash.kind = side->hash.kind;
      begin_count (comparison, !index);
    }
}

static void
begin_count (Comparison *comparison, guint side)
{
  Count *count = g_new0 (Count, 1);

  ferry_job_init (&count->job, run_count, did_count, comparison->cancellable);
  count->comparison = comparison;
  count->side = side;
  count->lane = ferry_sync_lanes_push (comparison->sides[side].lanes, &count->job);
}

/**
 * ferry_sync_content_compare:
 * @func: called once, later
 *
 * What cannot be compared is %FERRY_SYNC_CONTENT_UNKNOWN: a server counts no hashes, or two of them
 * not the same ones.
 */
void
ferry_sync_content_compare (FerrySyncLanes *left_lanes,
                            const char *left_path,
                            gboolean is_left_remote,
                            FerrySyncLanes *right_lanes,
                            const char *right_path,
                            gint64 size,
                            GCancellable *cancellable,
                            FerrySyncContentFunc func,
                            gpointer user_data)
{
  Comparison *comparison = g_new0 (Comparison, 1);

  comparison->sides[0] = (Side){ left_lanes, g_strdup (left_path), { 0 } };
  comparison->sides[1] = (Side){ right_lanes, g_strdup (right_path), { 0 } };
  comparison->sides[0].hash.kind = comparison->sides[1].hash.kind = FERRY_HASH_SHA256;
  comparison->size = size;
  comparison->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  comparison->func = func;
  comparison->user_data = user_data;
  /* The server chooses what is counted. */
  begin_count (comparison, is_left_remote ? 0 : 1);
}
