/* Commands sent ahead, by transcript: what a server can do to them that real ones do not do on
 * demand. Whatever was not answered is said to be so, and is never asked again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-many.h"
#include "ferry-script-fixture.h"

#include <string.h>

#define MOST 5

/* DELE of a to d under way together */
#define TREE                                                                                       \
  "expect MKD /home/t", "expect MKD /home/t/x", "expect MKD /home/t/y", "expect MKD /home/t/z"
#define FOUR                                                                                       \
  "expect DELE /home/a", "expect DELE /home/b", "expect DELE /home/c", "expect DELE /home/d"

/* D done, R refused, K unknown, U not sent; ! for more than once */
typedef struct
{
  char letters[MOST + 1];
  GCancellable *cancellable; /* nullable: cancelled by the first outcome */
} Outcomes;

static void
take_outcome (guint index, FerryFtpOutcome outcome, const GError *reason, gpointer user_data)
{
  static const char letters[] = "DRKU";
  Outcomes *outcomes = user_data;

  g_assert_cmpuint (index, <, MOST);
  g_assert_cmpint (reason == NULL, ==, outcome == FERRY_FTP_OUTCOME_DONE);
  outcomes->letters[index] = outcomes->letters[index] == '\0' ? letters[outcome] : '!';
  if (outcomes->cancellable != NULL)
    g_cancellable_cancel (outcomes->cancellable);
}

static const char *const paths[] = { "a", "b", "c", "d" };
static const char *const targets[] = { "A2", "B2", "C2", "D2" };

typedef gboolean (*Act) (ScriptFixture *fixture, Outcomes *outcomes, GError **error);

static gboolean
remove_four (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  return ferry_ftp_client_remove_many (fixture->client,
                                       &(FerryFtpBatch){ paths, 4, take_outcome, outcomes },
                                       outcomes->cancellable, error);
}

static gboolean
remove_and_cancel (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean is_whole;

  outcomes->cancellable = cancellable;
  is_whole = remove_four (fixture, outcomes, error);
  g_assert_false (is_whole);
  outcomes->cancellable = NULL;
  /* What is owed is read, and the next verb gets its own answer. */
  g_assert_true (ferry_ftp_client_noop (fixture->client, NULL, NULL));
  return FALSE;
}

static gboolean
remove_twice (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  return ferry_ftp_client_remove_many (
             fixture->client, &(FerryFtpBatch){ paths, 2, take_outcome, outcomes }, NULL, error) &&
         ferry_ftp_client_noop (fixture->client, NULL, error);
}

static gboolean
rename_two (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  return ferry_ftp_client_rename_many (
      fixture->client, &(FerryFtpBatch){ paths, 2, take_outcome, outcomes }, targets, NULL, error);
}

static gboolean
rename_two_one_by_one (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  fixture->settings->is_pipelined = FALSE;
  ferry_ftp_client_free (fixture->client);
  fixture->client = ferry_ftp_client_new (fixture->settings, fixture->log);
  return ferry_ftp_client_connect (fixture->client, NULL, error) &&
         rename_two (fixture, outcomes, error);
}

static gboolean
set_times (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  static const gint64 times[] = { 0, 1, 2, 3 };

  return ferry_ftp_client_set_modified_many (
      fixture->client, &(FerryFtpBatch){ paths, 2, take_outcome, outcomes }, times, NULL, error);
}

/* A tree: the outer one first, and three in it. */
static gboolean
make_tree (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  static const char *const folders[] = { "t", "t/x", "t/y", "t/z" };

  return ferry_ftp_client_make_folders (
      fixture->client, &(FerryFtpBatch){ folders, 4, take_outcome, outcomes }, NULL, error);
}

static gboolean
make_bad_name (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  static const char *const names[] = { "fine", "not\r\nDELE b" };

  return ferry_ftp_client_make_folders (
      fixture->client, &(FerryFtpBatch){ names, 2, take_outcome, outcomes }, NULL, error);
}

static gboolean
ask_sizes (ScriptFixture *fixture, Outcomes *outcomes, GError **error)
{
  FerryFtpSizeAndTime found[2];

  if (!ferry_ftp_client_get_sizes_and_times (fixture->client, paths, 2, found, NULL, error))
    return FALSE;
  g_assert_cmpint (found[0].size, ==, 7);
  g_assert_false (found[0].has_modified);
  g_assert_cmpint (found[1].size, ==, FERRY_SIZE_UNKNOWN);
  g_assert_true (found[1].has_modified);
  g_assert_cmpint (found[1].modified, ==, 1);
  return TRUE;
}

static const struct
{
  const char *name;
  Act act;
  const char *outcomes;
  int error; /* FerryFtpError, -1: none, -2: cancelled, -3: a name */
  gboolean is_stumbling;
  const char *script[48];
} cases[] = {
  { "all",
    remove_four,
    "DDDD",
    -1,
    FALSE,
    { LOGIN, FOUR, "reply 250 a", "reply 250 b", "reply 250 c", "reply 250 d", NULL } },
  { "tree-in-one-go",
    make_tree,
    "DDDD",
    -1,
    FALSE,
    { LOGIN, TREE, "reply 257 t", "reply 257 x", "reply 250 y", "reply 257 z", NULL } },
  { "tree-partly-there",
    make_tree,
    "DDRD",
    -1,
    FALSE,
    { LOGIN, TREE, "reply 257 t", "reply 257 x", "reply 521 exists", "reply 257 z", NULL } },
  { "tree-cut-off",
    make_tree,
    "DDKK",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    FALSE,
    { LOGIN, TREE, "reply 257 t", "reply 257 x", "close", NULL } },
  { "refused-in-the-middle",
    remove_four,
    "DRDD",
    -1,
    FALSE,
    { LOGIN, FOUR, "reply 250 a", "reply 450 busy", "reply 250 c", "reply 250 d", NULL } },
  { "refused-and-examined",
    remove_four,
    "DDDR",
    -1,
    FALSE,
    { LOGIN, FOUR, "reply 250 a", "reply 250 b", "reply 250 c", "reply 550 no",
      "expect MLST /home/d", "reply 550 no", NULL } },
  { "reply-in-many-lines",
    remove_four,
    "DDDD",
    -1,
    FALSE,
    { LOGIN, FOUR, "reply 250-a", "reply  550 said in between", "reply 250 a", "reply 250 b",
      "reply 250 c", "reply 250 d", NULL } },
  { "lost-in-the-middle",
    remove_four,
    "DKKK",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    FALSE,
    { LOGIN, FOUR, "reply 250 a", "close", NULL } },
  { "farewell-in-the-middle",
    remove_four,
    "DRKK",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    FALSE,
    { LOGIN, FOUR, "reply 250 a", "reply 550 no", "reply 421 full", NULL } },
  { "one-reply-missing",
    remove_four,
    "DDDK",
    FERRY_FTP_ERROR_TIMED_OUT,
    FALSE,
    { LOGIN, FOUR, "reply 250 a", "reply 250 c", "reply 250 d", "stall", NULL } },
  { "wrong-kind-of-reply",
    remove_four,
    "DKKK",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    TRUE,
    { LOGIN, FOUR, "reply 250 a", "reply 331 password?", "reply 250 c", "stall", NULL } },
  { "opening-for-no-data",
    remove_four,
    "KKKK",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    TRUE,
    { LOGIN, FOUR, "reply 150 here it comes", "reply 250 a", "stall", NULL } },
  { "one-reply-too-many",
    remove_twice,
    "DD",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    TRUE,
    { LOGIN, "expect DELE /home/a", "expect DELE /home/b",
      "raw 250 a@LF@250 b@LF@250 and what is this@LF@", "stall", NULL } },
  { "cancelled",
    remove_and_cancel,
    "DKKK",
    -2,
    FALSE,
    { LOGIN, FOUR, "reply 250 a", "wait 200", "reply 250 b", "reply 550 c", "reply 250 d",
      "expect NOOP", "reply 200 ok", NULL } },
  { "pairs",
    rename_two,
    "DD",
    -1,
    FALSE,
    { LOGIN, "expect RNFR /home/a", "expect RNTO /home/A2", "expect RNFR /home/b",
      "expect RNTO /home/B2", "reply 350 a", "reply 250 A2", "reply 350 b", "reply 250 B2",
      NULL } },
  { "pair-without-its-source",
    rename_two,
    "RD",
    -1,
    FALSE,
    { LOGIN, "expect RNFR /home/a", "expect RNTO /home/A2", "expect RNFR /home/b",
      "expect RNTO /home/B2", "reply 550 a", "reply 503 RNFR first", "reply 350 b", "reply 250 B2",
      "expect MLST /home/a", "reply 550 no", NULL } },
  { "pair-lost-between-its-halves",
    rename_two,
    "KK",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    FALSE,
    { LOGIN, "expect RNFR /home/a", "expect RNTO /home/A2", "expect RNFR /home/b",
      "expect RNTO /home/B2", "reply 350 a", "close", NULL } },
  { "pairs-one-by-one",
    rename_two_one_by_one,
    "RD",
    -1,
    FALSE,
    { LOGIN, "close", LOGIN, "expect RNFR /home/a", "reply 450 a", "expect RNFR /home/b",
      "reply 350 b", "expect RNTO /home/B2", "reply 250 B2", NULL } },
  { "first-half-lost-one-by-one",
    rename_two_one_by_one,
    "UU",
    FERRY_FTP_ERROR_CONNECTION_LOST,
    FALSE,
    { LOGIN, "close", LOGIN, "expect RNFR /home/a", "close", NULL } },
  { "times-in-another-way",
    set_times,
    "DD",
    -1,
    FALSE,
    { LOGIN, "expect MFMT 19700101000000 /home/a", "expect MFMT 19700101000001 /home/b",
      "reply 500 what", "reply 500 what", "expect MFMT 19700101000000 /home/a", "reply 500 what",
      "expect SITE UTIME 19700101000000 /home/a", "reply 200 ok",
      "expect SITE UTIME 19700101000001 /home/b", "reply 200 ok", NULL } },
  { "name-with-a-line-end", make_bad_name, "UU", -3, FALSE, { LOGIN, NULL } },
  { "sizes-and-times",
    ask_sizes,
    "",
    -1,
    FALSE,
    { LOGIN, "expect SIZE /home/a", "expect MDTM /home/a", "expect SIZE /home/b",
      "expect MDTM /home/b", "reply 213 7", "reply 550 no", "reply 550 no",
      "reply 213 19700101000001", NULL } },
};

static void
assert_error (const GError *error, int expected)
{
  if (expected == -1)
    g_assert_no_error (error);
  else if (expected == -2)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else if (expected == -3)
    g_assert_nonnull (error);
  else
    g_assert_error (error, FERRY_FTP_ERROR, expected);
}

static void
test_case (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  ScriptFixture fixture = { 0 };
  Outcomes outcomes = { "" };
  g_autoptr (GError) error = NULL;
  gboolean is_whole;

  script_start (&fixture, cases[number].script);
  is_whole = cases[number].act (&fixture, &outcomes, &error);
  g_assert_cmpstr (outcomes.letters, ==, cases[number].outcomes);
  g_assert_cmpint (is_whole, ==, cases[number].error == -1);
  assert_error (error, cases[number].error);
  g_assert_cmpint (ferry_ftp_client_get_server (fixture.client)->is_stumbling, ==,
                   cases[number].is_stumbling);
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/many/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  return g_test_run ();
}
