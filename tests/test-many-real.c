/* Thousands of commands sent ahead, to real servers, in the open and under TLS: each is answered
 * for its own path, a refused one in the middle shifts nothing, and neither end waits for ever.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"
#include "ferry-ftp-many.h"

#include <glib/gstdio.h>
#include <string.h>

#define COUNT   2000
#define FOLDERS 300
#define SOME    500 /* for what is slower than a removal */
#define MISSING 250

/* What became of each path. */
typedef struct
{
  FerryFtpOutcome outcomes[COUNT];
  guint calls[COUNT];
  int reasons[COUNT]; /* codes of FERRY_FTP_ERROR, -1: none */
} Outcomes;

static void
take_outcome (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  Outcomes *outcomes = user_data;

  g_assert_cmpuint (index, <, COUNT);
  g_assert_cmpint (outcome == FERRY_FTP_OUTCOME_DONE, ==, reason == NULL);
  outcomes->outcomes[index] = outcome;
  outcomes->calls[index]++;
  outcomes->reasons[index] = reason != NULL ? reason->code : -1;
}

/* All but @refused are done, each told of once. */
static void
assert_outcomes (const Outcomes *outcomes, guint count, int refused)
{
  for (guint i = 0; i < count; i++)
    {
      g_assert_cmpuint (outcomes->calls[i], ==, 1);
      g_assert_cmpint (outcomes->outcomes[i], ==,
                       (int) i == refused ? FERRY_FTP_OUTCOME_REFUSED : FERRY_FTP_OUTCOME_DONE);
    }
}

static GPtrArray *
make_paths (const char *folder, const char *suffix, guint count)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < count; i++)
    g_ptr_array_add (paths, g_strdup_printf ("%s/file %04u%s", folder, i, suffix));
  return paths;
}

static const char *const *
as_strings (GPtrArray *paths)
{
  return (const char *const *) paths->pdata;
}

/* Straight into the server's root. */
static void
make_files (Fixture *fixture, GPtrArray *paths)
{
  g_autofree char *folder = fixture_dup_served (fixture, "many");

  g_assert_cmpint (g_mkdir (folder, 0777), ==, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *file = fixture_dup_served (fixture, g_ptr_array_index (paths, i));

      if (i != MISSING)
        g_assert_true (g_file_set_contents (file, "four", i % 4 + 1, NULL));
    }
}

static guint
count_served (Fixture *fixture, const char *name)
{
  g_autofree char *folder = fixture_dup_served (fixture, name);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
check_sizes (Fixture *fixture, GPtrArray *paths)
{
  g_autofree FerryFtpSizeAndTime *found = g_new (FerryFtpSizeAndTime, paths->len);
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  ferry_ftp_client_get_sizes_and_times (fixture->client, as_strings (paths), paths->len, found,
                                        NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < paths->len; i++)
    {
      g_assert_cmpint (found[i].size, ==, i == MISSING ? -1 : (gint64) i % 4 + 1);
      g_assert_cmpint (found[i].has_modified, ==, i != MISSING);
      if (i != MISSING)
        g_assert_cmpint (ABS (found[i].modified - now), <, 600);
    }
}

static void
check_modes (Fixture *fixture, GPtrArray *paths)
{
  g_autofree Outcomes *outcomes = g_new0 (Outcomes, 1);
  g_autofree guint16 *modes = g_new (guint16, paths->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < paths->len; i++)
    modes[i] = i % 2 == 0 ? 0640 : 0600;
  ferry_ftp_client_set_permissions_many (
      fixture->client, &(FerryFtpBatch){ as_strings (paths), paths->len, take_outcome, outcomes },
      modes, NULL, &error);
  g_assert_no_error (error);
  assert_outcomes (outcomes, paths->len, MISSING);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *file = fixture_dup_served (fixture, g_ptr_array_index (paths, i));
      GStatBuf status;

      if (i == MISSING)
        continue;
      g_assert_cmpint (g_stat (file, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, modes[i]);
    }
}

static void
check_times (Fixture *fixture, GPtrArray *paths)
{
  g_autofree Outcomes *outcomes = g_new0 (Outcomes, 1);
  g_autofree gint64 *times = g_new (gint64, paths->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < paths->len; i++)
    times[i] = 1000000000 + i;
  ferry_ftp_client_set_modified_many (
      fixture->client, &(FerryFtpBatch){ as_strings (paths), paths->len, take_outcome, outcomes },
      times, NULL, &error);
  g_assert_no_error (error);
  assert_outcomes (outcomes, paths->len, MISSING);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *file = fixture_dup_served (fixture, g_ptr_array_index (paths, i));
      GStatBuf status;

      if (i == MISSING)
        continue;
      g_assert_cmpint (g_stat (file, &status), ==, 0);
      g_assert_cmpint (status.st_mtime, ==, times[i]);
    }
}

static void
check_renames (Fixture *fixture, GPtrArray *from, GPtrArray *to)
{
  g_autofree Outcomes *outcomes = g_new0 (Outcomes, 1);
  g_autoptr (GError) error = NULL;

  ferry_ftp_client_rename_many (
      fixture->client, &(FerryFtpBatch){ as_strings (from), from->len, take_outcome, outcomes },
      as_strings (to), NULL, &error);
  g_assert_no_error (error);
  assert_outcomes (outcomes, from->len, MISSING);
  g_assert_cmpint (outcomes->reasons[MISSING], ==, FERRY_FTP_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_served (fixture, "many"), ==, COUNT - 1);
  for (guint i = 0; i < to->len; i++)
    {
      g_autofree char *file = fixture_dup_served (fixture, g_ptr_array_index (to, i));

      g_assert_cmpint (g_file_test (file, G_FILE_TEST_IS_REGULAR), ==, i != MISSING);
    }
}

static void
check_removes (Fixture *fixture, GPtrArray *paths)
{
  g_autofree Outcomes *outcomes = g_new0 (Outcomes, 1);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  ferry_ftp_client_remove_many (
      fixture->client, &(FerryFtpBatch){ as_strings (paths), paths->len, take_outcome, outcomes },
      NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%u removed in %.2f s", paths->len,
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  assert_outcomes (outcomes, paths->len, MISSING);
  g_assert_cmpint (outcomes->reasons[MISSING], ==, FERRY_FTP_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_served (fixture, "many"), ==, 0);
}

/* Chains, the outer ones first, and back; one of them is there already, which ftp-srv takes for
 * made. */
static void
check_folders (Fixture *fixture)
{
  gboolean makes_again =
      ferry_test_server_get_options (fixture->server)->kind == FERRY_TEST_SERVER_FTP_SRV;
  g_autofree Outcomes *made = g_new0 (Outcomes, 1);
  g_autofree Outcomes *removed = g_new0 (Outcomes, 1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) back = g_ptr_array_new ();
  g_autofree char *there = fixture_dup_served (fixture, "many/0");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (there, 0777), ==, 0);
  for (guint i = 0; i < FOLDERS; i++)
    g_ptr_array_add (paths,
                     i % 3 == 0
                         ? g_strdup_printf ("many/%u", i)
                         : g_strdup_printf ("%s/%u", (char *) g_ptr_array_index (paths, i - 1), i));
  for (guint i = FOLDERS; i > 0; i--)
    g_ptr_array_add (back, g_ptr_array_index (paths, i - 1));

  ferry_ftp_client_make_folders (
      fixture->client, &(FerryFtpBatch){ as_strings (paths), paths->len, take_outcome, made }, NULL,
      &error);
  g_assert_no_error (error);
  assert_outcomes (made, paths->len, makes_again ? -1 : 0);
  g_assert_cmpint (made->reasons[0], ==, makes_again ? -1 : FERRY_FTP_ERROR_EXISTS);
  g_assert_cmpuint (count_served (fixture, "many"), ==, FOLDERS / 3);

  ferry_ftp_client_remove_folders (
      fixture->client, &(FerryFtpBatch){ as_strings (back), back->len, take_outcome, removed },
      NULL, &error);
  g_assert_no_error (error);
  assert_outcomes (removed, back->len, -1);
  g_assert_cmpuint (count_served (fixture, "many"), ==, 0);
}

/* What a server does not have. */
enum
{
  NO_CHMOD = 1 << 0,
  NO_SET_TIME = 1 << 1,
  NO_SIZE_OR_TIME = 1 << 2,
};

static guint
get_limits (Fixture *fixture)
{
  switch (ferry_test_server_get_options (fixture->server)->kind)
    {
    case FERRY_TEST_SERVER_VSFTPD:
      return NO_CHMOD; /* not for its anonymous user */
    case FERRY_TEST_SERVER_INETUTILS:
    case FERRY_TEST_SERVER_NETKIT:
      return NO_SET_TIME;
    case FERRY_TEST_SERVER_AIOFTP:
      return NO_CHMOD | NO_SET_TIME | NO_SIZE_OR_TIME;
    case FERRY_TEST_SERVER_FTP_SRV:
      return NO_SET_TIME;
    default:
      return 0;
    }
}

/* Without its log: a hundred thousand lines. */
static void
connect_quietly (Fixture *fixture)
{
  ferry_ftp_client_free (fixture->client);
  fixture->client = ferry_ftp_client_new (fixture->settings, NULL);
  fixture_connect (fixture);
}

static void
check_all (Fixture *fixture)
{
  guint limits = get_limits (fixture);
  g_autoptr (GPtrArray) all = make_paths ("many", "", COUNT);
  g_autoptr (GPtrArray) paths = make_paths ("many", "", SOME);
  g_autoptr (GPtrArray) renamed = make_paths ("many", ".old", SOME);

  make_files (fixture, all);
  connect_quietly (fixture);
  if (!(limits & NO_SIZE_OR_TIME))
    check_sizes (fixture, paths);
  if (!(limits & NO_CHMOD))
    check_modes (fixture, paths);
  if (!(limits & NO_SET_TIME))
    check_times (fixture, paths);
  check_renames (fixture, paths, renamed);
  check_renames (fixture, renamed, paths);
  check_removes (fixture, all);
  check_folders (fixture);
  ferry_ftp_client_disconnect (fixture->client);
}

/* What is sent to a server that is not to be hurried, or that mixes its answers: one command after
 * another. */
static void
check_one_by_one (Fixture *fixture)
{
  g_autoptr (GPtrArray) paths = make_paths ("many", "", 20);
  g_autoptr (GPtrArray) renamed = make_paths ("many", ".old", 20);
  g_autofree Outcomes *outcomes = g_new0 (Outcomes, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = NULL;

  make_files (fixture, paths);
  missing = fixture_dup_served (fixture, g_ptr_array_index (paths, 7));
  g_assert_cmpint (g_unlink (missing), ==, 0);
  fixture->settings->is_pipelined =
      ferry_test_server_get_options (fixture->server)->kind == FERRY_TEST_SERVER_AIOFTP;
  ferry_ftp_client_free (fixture->client);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  fixture_connect (fixture);

  ferry_ftp_client_rename_many (fixture->client,
                                &(FerryFtpBatch){ as_strings (paths), 20, take_outcome, outcomes },
                                as_strings (renamed), NULL, &error);
  g_assert_no_error (error);
  assert_outcomes (outcomes, 20, 7);
  g_assert_null (strstr (fixture->lines->str, "RNTO many/file 0007.old"));
  for (guint i = 0; i + 1 < 20; i++)
    {
      g_autofree char *turn =
          g_strdup_printf ("file %04u.old\n250 ", i); /* answered before the next is sent */

      g_assert_true (i == 7 || strstr (fixture->lines->str, turn) != NULL);
    }
}

int
main (int argc, char **argv)
{
  static const FerryTestServerKind one_by_one[] = { FERRY_TEST_SERVER_AIOFTP,
                                                    FERRY_TEST_SERVER_INETUTILS };
  static const char *const securities[] = { "plain", "explicit" };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  FixtureCase cases[2 * FERRY_TEST_SERVER_LAST + G_N_ELEMENTS (one_by_one)];
  guint count = 0;

  for (guint i = 0; i < 2 * FERRY_TEST_SERVER_LAST; i++)
    {
      FerryTestServerKind kind = i / 2;
      FerryTestSecurity security = i % 2;
      gboolean has_tls = kind < FERRY_TEST_SERVER_INETUTILS || kind == FERRY_TEST_SERVER_FTP_SRV;

      if (security != FERRY_TEST_SECURITY_NONE && !has_tls)
        continue;
      g_ptr_array_add (names,
                       g_strdup_printf ("/many-real/%s/%s", ferry_test_server_kind_get_name (kind),
                                        securities[security]));
      cases[count++] = (FixtureCase){ g_ptr_array_index (names, names->len - 1),
                                      { .kind = kind, .security = security },
                                      FERRY_MODE_PASSIVE,
                                      check_all };
    }
  for (guint i = 0; i < G_N_ELEMENTS (one_by_one); i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("/many-real/%s/one-by-one",
                                               ferry_test_server_kind_get_name (one_by_one[i])));
      cases[count++] = (FixtureCase){ g_ptr_array_index (names, names->len - 1),
                                      { .kind = one_by_one[i] },
                                      FERRY_MODE_PASSIVE,
                                      check_one_by_one };
    }
  return fixture_main (argc, argv, cases, count);
}
