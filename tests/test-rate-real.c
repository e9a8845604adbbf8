/* Limits of speed on a real server: never faster than they say, evenly, with one connection as with
 * four, changed on the way, and left at once with a cancel. That they are reached is test-rate's,
 * whose clock no busy machine can hold up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"

#define MIB      (1024 * 1024)
#define LIMIT    (2 * MIB)
#define MEASURED (4 * MIB)
#define SIZE     (16 * MIB)
#define MS       G_TIME_SPAN_MILLISECOND
#define MOST     4

typedef struct
{
  gint64 time;
  gint64 bytes;
} Sample;

/* Transfers in threads of their own; all write down when how many bytes moved. */
typedef struct
{
  Fixture *fixture;
  FerryRate *rate;
  GCancellable *cancellable;
  GMutex mutex;
  GArray *samples; /* of Sample */
  gboolean is_upload;
} Run;

static void
note_bytes (gint64 bytes, gpointer user_data)
{
  Run *run = user_data;
  Sample sample = { g_get_monotonic_time (), bytes };

  g_mutex_lock (&run->mutex);
  g_array_append_val (run->samples, sample);
  g_mutex_unlock (&run->mutex);
}

static gpointer
move_file (gpointer data)
{
  Run *run = data;
  g_autoptr (FerryFtpClient) client = ferry_ftp_client_new (run->fixture->settings, NULL);
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  g_autofree char *path = fixture_dup_local (run->fixture, "big");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) source = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autofree char *name = g_strdup_printf ("up-%p", (void *) client);
  g_autoptr (GError) error = NULL;

  ferry_ftp_client_set_rate (client, run->rate);
  g_assert_true (ferry_ftp_client_connect (client, NULL, NULL));
  if (run->is_upload)
    ferry_ftp_client_upload (client, name, 0, FERRY_SIZE_UNKNOWN, source, note_bytes, run,
                             run->cancellable, &error);
  else
    ferry_ftp_client_download (client, "big", 0, SIZE, target, note_bytes, run, run->cancellable,
                               &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

static void
run_init (Run *run, Fixture *fixture, gboolean is_upload)
{
  run->fixture = fixture;
  run->is_upload = is_upload;
  run->rate = ferry_rate_new (NULL);
  run->cancellable = g_cancellable_new ();
  run->samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  g_mutex_init (&run->mutex);
  fixture_make_local (fixture, "big", SIZE);
  fixture_connect (fixture);
  g_assert_true (fixture_put (fixture, "big", "big", 0, NULL, NULL));
}

static void
run_clear (Run *run)
{
  ferry_rate_unref (run->rate);
  g_object_unref (run->cancellable);
  g_array_unref (run->samples);
  g_mutex_clear (&run->mutex);
}

static gint64
count_bytes (Run *run, gint64 from, gint64 to)
{
  gint64 bytes = 0;

  g_mutex_lock (&run->mutex);
  for (guint i = 0; i < run->samples->len; i++)
    {
      Sample sample = g_array_index (run->samples, Sample, i);

      if (sample.time >= from && sample.time < to)
        bytes += sample.bytes;
    }
  g_mutex_unlock (&run->mutex);
  return bytes;
}

/* Returns: when the first of them came */
static gint64
wait_for_bytes (Run *run, gint64 bytes)
{
  gint64 begin;

  while (count_bytes (run, 0, G_MAXINT64) < bytes)
    g_usleep (10 * MS);
  g_mutex_lock (&run->mutex);
  begin = g_array_index (run->samples, Sample, 0).time;
  g_mutex_unlock (&run->mutex);
  return begin;
}

static void
check_speed (Fixture *fixture, gboolean is_upload, guint count)
{
  Run run = { 0 };
  GThread *threads[MOST];
  gint64 begin, end;
  double speed;

  run_init (&run, fixture, is_upload);
  ferry_rate_set_limit (run.rate, is_upload ? FERRY_RATE_UP : FERRY_RATE_DOWN, LIMIT,
                        g_get_monotonic_time ());
  for (guint i = 0; i < count; i++)
    threads[i] = g_thread_new ("move", move_file, &run);
  begin = wait_for_bytes (&run, MEASURED);
  end = g_get_monotonic_time ();
  g_cancellable_cancel (run.cancellable);
  for (guint i = 0; i < count; i++)
    g_thread_join (threads[i]);

  speed = (double) count_bytes (&run, begin, end) * G_TIME_SPAN_SECOND / (double) (end - begin);
  g_printerr ("%u connections: %.0f bytes a second\n", count, speed);
  g_assert_cmpfloat (speed, <, 2.3 * MIB);
  for (gint64 time = begin; time < end; time += 50 * MS)
    g_assert_cmpint (count_bytes (&run, time, time + 200 * MS), <=, 2 * LIMIT / 5);
  run_clear (&run);
}

static void
check_download (Fixture *fixture)
{
  check_speed (fixture, FALSE, 1);
}

static void
check_downloads (Fixture *fixture)
{
  check_speed (fixture, FALSE, MOST);
}

static void
check_upload (Fixture *fixture)
{
  check_speed (fixture, TRUE, 1);
}

static void
check_uploads (Fixture *fixture)
{
  check_speed (fixture, TRUE, MOST);
}

/* A turn at one kilobyte a second takes long, for who waits for it while the limit changes. We are
 * the ones who hold back, so that the shortest of time-outs is not about it. */
static void
check_change (Fixture *fixture)
{
  Run run = { 0 };
  g_autoptr (GThread) thread = NULL;
  gint64 begin, changed, cancelled;

  fixture->settings->data_timeout = 1;
  run_init (&run, fixture, FALSE);
  ferry_rate_set_limit (run.rate, FERRY_RATE_DOWN, 400, g_get_monotonic_time ());
  thread = g_thread_new ("move", move_file, &run);
  begin = wait_for_bytes (&run, 1);
  g_usleep (3 * G_TIME_SPAN_SECOND);
  changed = g_get_monotonic_time ();
  g_assert_cmpint (count_bytes (&run, begin, changed), <=, 3 * 1024);
  ferry_rate_set_limit (run.rate, FERRY_RATE_DOWN, LIMIT, changed);
  wait_for_bytes (&run, MIB); /* it would have been most of an hour */

  ferry_rate_set_limit (run.rate, FERRY_RATE_DOWN, 20, g_get_monotonic_time ());
  g_usleep (500 * MS);
  cancelled = g_get_monotonic_time ();
  g_cancellable_cancel (run.cancellable);
  g_thread_join (g_steal_pointer (&thread));
  /* A goodbye is part of it. The wait for the turn alone would have been fifty seconds. */
  g_assert_cmpint (g_get_monotonic_time () - cancelled, <, 20 * G_TIME_SPAN_SECOND);
  run_clear (&run);
}

static const FixtureCase cases[] = {
  { "/rate-real/download", { 0 }, FERRY_MODE_PASSIVE, check_download },
  { "/rate-real/downloads", { 0 }, FERRY_MODE_PASSIVE, check_downloads },
  { "/rate-real/upload", { 0 }, FERRY_MODE_PASSIVE, check_upload },
  { "/rate-real/uploads-tls",
    { .security = FERRY_TEST_SECURITY_EXPLICIT },
    FERRY_MODE_PASSIVE,
    check_uploads },
  { "/rate-real/change", { 0 }, FERRY_MODE_PASSIVE, check_change },
};

int
main (int argc, char **argv)
{
  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
