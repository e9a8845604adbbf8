/* What leaves together with the first commands after a login, by transcript.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-script-fixture.h"

#include <string.h>

#define LISTED                                                                                     \
  "expect MLSD", "reply 150 go", "send type=file;size=1; a", "end-data", "reply 226 done"

/* All that leaves at once, and no answer to it. */
#define EATEN                                                                                      \
  "expect FEAT", "expect SYST", "expect TYPE I", "expect PWD", "expect CWD docs", "expect EPSV"

typedef struct
{
  const char *name;
  const char *folder;
  gboolean is_there;
  const char *script[64];
} Case;

static const Case cases[] = {
  { "folder-and-port",
    "docs",
    TRUE,
    { LOGIN, "expect CWD docs", "reply 250 there", OPEN_PASSIVE, LISTED, NULL } },
  { "login-folder", "", TRUE, { LOGIN, OPEN_PASSIVE, LISTED, NULL } },
  /* The listing asks again, and says what it is told then. */
  { "folder-refused",
    "docs",
    FALSE,
    { LOGIN, "expect CWD docs", "reply 550 no", "expect EPSV", "listen",
      "reply 229 ok (|||@PORT@|)", "expect CWD /home/docs", "reply 450 busy", NULL } },
  /* A login without foresight is made then. */
  { "eaten-on-the-way",
    "docs",
    TRUE,
    { GREETING, USER, EATEN, "wait 1200", "close", LOGIN, "expect CWD /home/docs",
      "reply 250 there", OPEN_PASSIVE, LISTED, NULL } },
  /* A port that is refused leaves the other ways. */
  { "port-refused",
    "docs",
    TRUE,
    { LOGIN, "expect CWD docs", "reply 250 there", "expect EPSV", "reply 500 what", "expect PASV",
      "listen", "reply 227 ok (127,0,0,1,@P1@,@P2@)", "accept", LISTED, NULL } },
};

static void
count_part (FerryListing *part, gpointer user_data)
{
  *(guint *) user_data += ferry_listing_get_length (part);
}

static void
test_case (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;
  guint count = 0;

  script_set_up (&fixture, this->script);
  fixture.client = ferry_ftp_client_new (fixture.settings, fixture.log);
  ferry_ftp_client_expect_list (fixture.client, this->folder);
  ferry_ftp_client_connect (fixture.client, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      ferry_ftp_client_list (fixture.client, this->folder, count_part, &count, NULL, &error), ==,
      this->is_there);
  g_assert_cmpuint (count, ==, this->is_there ? 1 : 0);
  script_tear_down (&fixture);
}

/* What was foreseen and did not come harms no other verb. */
static void
test_other_verb (void)
{
  static const char *const script[] = { LOGIN,
                                        "expect EPSV",
                                        "listen",
                                        "reply 229 ok (|||@PORT@|)",
                                        "expect MKD /home/new",
                                        "reply 257 made",
                                        "expect NOOP",
                                        "reply 200 ok",
                                        NULL };
  g_autoptr (GError) error = NULL;
  ScriptFixture fixture;

  script_set_up (&fixture, script);
  fixture.client = ferry_ftp_client_new (fixture.settings, fixture.log);
  ferry_ftp_client_expect_list (fixture.client, "");
  ferry_ftp_client_connect (fixture.client, NULL, &error);
  g_assert_no_error (error);
  ferry_ftp_client_make_folder (fixture.client, "new", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ferry_ftp_client_noop (fixture.client, NULL, NULL));
  script_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_CASES ("foresight", cases, test_case)
  g_test_add_func ("/client/foresight/other-verb", test_other_verb);
  return g_test_run ();
}
