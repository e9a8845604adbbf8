/* A whole session, broken off at each of its steps in turn: before a reply, in the middle of one,
 * with half of the data, with all of it. Nothing waits for its deadline, and no verb says done that
 * was not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-client.h"
#include "ferry-ftp-error.h"
#include "ferry-hostile-server.h"

#include <string.h>

#define CONTENT     "Five thousand sheets of plain paper, to be sent by Friday."
#define UPLOAD_SIZE 100000
#define DEADLINE    90   /* s, for each wait */
#define PATIENCE    30.0 /* s, for a session: no deadline has passed; the machine may be busy */

static const FerryHostileRules facts = {
  .listing = "type=file;size=5; a.txt\r\ntype=dir; b\r\ntype=file;size=6; c.txt\r\n",
  .content = CONTENT,
};

static const FerryHostileRules lines = {
  .listing = "-rw-r--r-- 1 kai staff 5 Feb  3 10:11 a.txt\r\n"
             "drwxr-xr-x 1 kai staff 5 Feb  3 10:11 b\r\n"
             "-rw-r--r-- 1 kai staff 6 Feb  3 10:11 c.txt\r\n",
  .has_no_mlsd = TRUE,
  .content = CONTENT,
};

static void
count_entries (FerryListing *part, gpointer user_data)
{
  *(guint *) user_data += ferry_listing_get_length (part);
}

/* Each verb tells the truth, or gives an error that somebody can act on. */
static void
check (gboolean is_done, const GError *error)
{
  g_assert_true (is_done == (error == NULL));
  if (error != NULL)
    g_assert_cmpint (error->domain, ==, FERRY_FTP_ERROR);
}

static void
check_listing (FerryFtpClient *client)
{
  g_autoptr (GError) error = NULL;
  guint count = 0;
  gboolean is_done = ferry_ftp_client_list (client, "/", count_entries, &count, NULL, &error);

  check (is_done, error);
  if (is_done)
    g_assert_cmpuint (count, ==, 3);
}

static void
check_download (FerryFtpClient *client)
{
  g_autoptr (GOutputStream) target = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (target);
  g_autoptr (GError) error = NULL;
  gboolean is_done =
      ferry_ftp_client_download (client, "/file.txt", 0, -1, target, NULL, NULL, NULL, &error);

  check (is_done, error);
  if (is_done)
    g_assert_cmpmem (g_memory_output_stream_get_data (memory),
                     g_memory_output_stream_get_data_size (memory), CONTENT, strlen (CONTENT));
}

static void
check_upload (FerryFtpClient *client, FerryHostileServer *server)
{
  g_autoptr (GInputStream) source =
      g_memory_input_stream_new_from_data (g_strnfill (UPLOAD_SIZE, 'x'), UPLOAD_SIZE, g_free);
  g_autoptr (GError) error = NULL;
  gboolean is_done = ferry_ftp_client_upload (client, "/upload.txt", 0, UPLOAD_SIZE, source, NULL,
                                              NULL, NULL, &error);

  check (is_done, error);
  if (is_done)
    g_assert_cmpuint (ferry_hostile_server_get_stored (server), ==, UPLOAD_SIZE);
}

static void
check_verbs (FerryFtpClient *client)
{
  static const struct
  {
    gboolean (*run) (FerryFtpClient *, const char *, GCancellable *, GError **);
    const char *path;
  } verbs[] = {
    { ferry_ftp_client_make_folder, "/new" },
    { ferry_ftp_client_remove_folder, "/new" },
    { ferry_ftp_client_remove, "/file.txt" },
  };
  g_autoptr (GError) rename_error = NULL;
  gboolean is_renamed;

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_done = verbs[i].run (client, verbs[i].path, NULL, &error);

      check (is_done, error);
    }
  is_renamed = ferry_ftp_client_rename (client, "/file.txt", "/other.txt", NULL, &rename_error);
  check (is_renamed, rename_error);
}

/* Goes on after an error, as a program with a mistake in it would. */
static void
run_session (FerryHostileServer *server)
{
  g_autoptr (FerryServer) settings = ferry_server_new ("127.0.0.1");
  g_autoptr (FerryFtpClient) client = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_connected;

  settings->port = ferry_hostile_server_get_port (server);
  settings->security = FERRY_SECURITY_NONE;
  settings->connect_timeout = settings->reply_timeout = DEADLINE;
  settings->data_timeout = settings->login_timeout = DEADLINE;
  client = ferry_ftp_client_new (settings, NULL);
  is_connected = ferry_ftp_client_connect (client, NULL, &error);
  check (is_connected, error);
  check_listing (client);
  check_download (client);
  check_upload (client, server);
  check_verbs (client);
  ferry_ftp_client_disconnect (client);
}

static void
test_resets (gconstpointer data)
{
  FerryHostileRules rules = *(const FerryHostileRules *) data;
  gboolean was_reset = TRUE;
  guint steps;

  for (steps = 1; was_reset; steps++)
    {
      g_autoptr (GTimer) timer = g_timer_new ();
      g_autoptr (FerryHostileServer) server = NULL;

      rules.reset_at = steps;
      server = ferry_hostile_server_start (&rules);
      run_session (server);
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, PATIENCE);
      was_reset = ferry_hostile_server_get_steps (server) >= steps;
    }
  g_test_message ("broken off at each of %u steps", steps - 2);
  g_assert_cmpuint (steps, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/hostile/resets/mlsd", &facts, test_resets);
  g_test_add_data_func ("/hostile/resets/list", &lines, test_resets);
  return g_test_run ();
}
