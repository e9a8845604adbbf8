/* A site's choices as the queue carries them out: verifying, with one more try for what is not the
 * same, and replacing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-local-place.h"
#include "ferry-path.h"
#include "ferry-remote-place.h"
#include "ferry-test-server.h"
#include "ferry-test-tree.h"
#include "ferry-test-wait.h"
#include "ferry-transfer-queue.h"

#include <string.h>

#define PATIENCE 60 /* s */
#define SIZE     300000

typedef struct
{
  const char *name;
  const char *faults;
  FerryVerify verify;
  gboolean is_direct;
  FerryTransferState state;
  const char *logged; /* must be in the log */
} Case;

static const Case cases[] = {
  { "spoiled-once", "xmd5,spoil=1", FERRY_VERIFY_HASH, FALSE, FERRY_TRANSFER_DONE, "XMD5" },
  { "spoiled", "xmd5,spoil", FERRY_VERIFY_HASH, FALSE, FERRY_TRANSFER_FAILED, "XMD5" },
  { "read-back", "spoil", FERRY_VERIFY_READ_BACK, FALSE, FERRY_TRANSFER_FAILED, "RETR" },
  { "safe", "xmd5", FERRY_VERIFY_SIZE, FALSE, FERRY_TRANSFER_DONE, "file.ferrypart" },
  { "direct", "xmd5", FERRY_VERIFY_SIZE, TRUE, FERRY_TRANSFER_DONE, "STOR /file\n" },
};

static void
on_log_line (FerryPlace *place, const FerryLogLine *line, GString *log)
{
  g_string_append_printf (log, "%s\n", line->text);
}

static void
count (gpointer source, guint *counter)
{
  (*counter)++;
}

static FerryPlace *
new_place (FerryTestServer *server, const Case *test)
{
  g_autoptr (FerryServer) settings = ferry_server_new (ferry_test_server_get_host (server));

  settings->port = ferry_test_server_get_port (server);
  settings->user = g_strdup (ferry_test_server_get_user (server));
  settings->password = g_strdup (ferry_test_server_get_password (server));
  settings->security = FERRY_SECURITY_NONE;
  settings->verify = test->verify;
  settings->is_replace_safe = !test->is_direct;
  return ferry_remote_place_new (settings);
}

static void
check_end (const Case *test, FerryTransfer *row, const char *source, const char *target)
{
  const GError *error = ferry_transfer_get_error (row);

  if (error != NULL)
    g_test_message ("%s", error->message);
  g_assert_cmpint (ferry_transfer_get_state (row), ==, test->state);
  if (test->state == FERRY_TRANSFER_DONE)
    {
      g_autofree char *ours = ferry_test_tree_dup_hash (source);
      g_autofree char *theirs = ferry_test_tree_dup_hash (target);

      g_assert_cmpstr (ours, ==, theirs);
      return;
    }
  g_assert_true (g_str_has_prefix (error->message, "Given up after 2 tries: "));
  g_assert_nonnull (strstr (error->message, "is not the same on the server"));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

static void
test_choice (gconstpointer data)
{
  const Case *test = data;
  const FerryTestServerOptions options = { .kind = FERRY_TEST_SERVER_PYFTPDLIB,
                                           .faults = test->faults };
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryTestServer) server = ferry_test_server_start (&options, &error);
  FerryPlace *local = ferry_local_place_new ();
  FerryPlace *remote = server != NULL ? new_place (server, test) : NULL;
  FerryTransferQueue *queue = ferry_transfer_queue_new ();
  g_autofree char *root = g_dir_make_tmp ("ferry-queue-XXXXXX", NULL);
  g_autofree char *source = ferry_path_join (root, "file");
  g_autofree char *target = NULL;
  g_autofree char *part = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  FerryEntry entry = { .name = "file", .kind = FERRY_KIND_FILE, .mode = FERRY_MODE_UNKNOWN };
  FerryTransfer *row;
  guint drained = 0;

  g_assert_no_error (error);
  target = ferry_path_join (ferry_test_server_get_root (server), "file");
  part = g_strconcat (target, ".ferrypart", NULL);
  ferry_test_tree_make_file (source, SIZE, 1);
  g_signal_connect (remote, "log-line", G_CALLBACK (on_log_line), log);
  g_signal_connect (queue, "drained", G_CALLBACK (count), &drained);
  row = ferry_transfer_queue_add_as (queue, local, source, &entry, remote, "/file",
                                     FERRY_TRANSFER_FLAGS_NONE);
  ferry_test_wait_until (drained > 0, PATIENCE);
  ferry_remote_place_flush_log (FERRY_REMOTE_PLACE (remote));
  check_end (test, row, source, target);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_nonnull (strstr (log->str, test->logged));
  g_assert_cmpint (strstr (log->str, ".ferrypart") == NULL, ==, test->is_direct);

  g_assert_finalize_object (queue);
  g_assert_finalize_object (local);
  g_signal_handlers_disconnect_by_data (remote, log);
  g_assert_finalize_object (remote);
  ferry_test_tree_remove (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/queue-safe/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_choice);
    }
  return g_test_run ();
}
