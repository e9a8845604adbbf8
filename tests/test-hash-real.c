/* Hashes that a real server counts: ProFTPD with mod_digest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"
#include "ferry-ftp-hash.h"

#define BIG_SIZE (3 * 1024 * 1024 + 17)

static void
assert_hash (Fixture *fixture, const char *name, gint64 start, gint64 end)
{
  g_autofree char *local = fixture_dup_local (fixture, "big");
  g_autofree char *bytes = NULL;
  g_autofree char *digits = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FerryHash) ours = NULL;
  g_auto (FerryFtpHash) theirs = { 0 };

  g_assert_true (g_file_get_contents (local, &bytes, NULL, NULL));
  ferry_ftp_client_hash (fixture->client, name, start, end, BIG_SIZE, &theirs, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (theirs.kind, ==, FERRY_HASH_SHA512);
  ours = ferry_hash_new (theirs.kind);
  ferry_hash_update (ours, bytes + start, (gsize) (end - start));
  digits = ferry_hash_dup_digits (ours);
  g_assert_cmpstr (theirs.digits, ==, digits);
}

static void
check_real (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture_connect (fixture);
  fixture_make_local (fixture, "big", BIG_SIZE);
  fixture_put (fixture, "big", "a 海 file", 0, NULL, &error);
  g_assert_no_error (error);
  assert_hash (fixture, "a 海 file", 0, BIG_SIZE);
  assert_hash (fixture, "a 海 file", BIG_SIZE - 65536, BIG_SIZE);
  assert_hash (fixture, "a 海 file", 1000, 70000);
  fixture_get (fixture, "a 海 file", "back", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "back", "a 海 file");
}

int
main (int argc, char **argv)
{
  static const FixtureCase cases[] = {
    { "/hash/proftpd",
      { .kind = FERRY_TEST_SERVER_PROFTPD, .has_hashes = TRUE },
      FERRY_MODE_PASSIVE,
      check_real },
  };

  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
