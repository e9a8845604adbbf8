/* The protocol client against real servers: every mode with every kind of TLS, on vsftpd (LIST, no
 * MLSD, data connections must resume the TLS session) and pyftpdlib (MLSD, MFMT); IPv6 too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-fixture.h"

#include <string.h>

#define BIG_SIZE (3 * 1024 * 1024 + 17)

/* List, put, get, resume both ways, an empty file, a hidden one and a Japanese name. */
static void
check_files (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *full = NULL;
  g_autofree char *served = fixture_dup_served (fixture, "海 sea.bin");
  g_autofree char *back = fixture_dup_local (fixture, "back");

  fixture_make_local (fixture, "big", BIG_SIZE);
  fixture_make_local (fixture, "none", 0);
  empty = fixture_list (fixture, ".");
  g_assert_cmpstr (empty, ==, "");

  fixture_put (fixture, "big", "海 sea.bin", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "big", "海 sea.bin");
  fixture_put (fixture, "none", ".none", 0, NULL, &error);
  g_assert_no_error (error);
  full = fixture_list (fixture, ".");
  g_assert_cmpstr (full, ==, ".none,海 sea.bin");

  fixture_get (fixture, "海 sea.bin", "back", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "back", "海 sea.bin");
  fixture_get (fixture, ".none", "none-back", 0, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "none-back", ".none");

  fixture_cut_file (back, 1000001);
  fixture_get (fixture, "海 sea.bin", "back", 1000001, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "big", "海 sea.bin");
  fixture_cut_file (served, 2000002);
  fixture_put (fixture, "big", "海 sea.bin", 2000002, NULL, &error);
  g_assert_no_error (error);
  fixture_assert_same (fixture, "big", "海 sea.bin");
}

static void
check_all (Fixture *fixture)
{
  gboolean is_active = fixture->settings->mode == FERRY_MODE_ACTIVE;
  gboolean is_plain = fixture->settings->security == FERRY_SECURITY_NONE;
  gboolean is_ipv6 = strchr (fixture->settings->host, ':') != NULL;
  g_autofree char *theirs = g_strdup_printf ("data connection %s%s:", is_active ? "us " : "",
                                             is_ipv6 ? "[::1]" : "127.0.0.1");
  g_autofree char *ours =
      g_strdup_printf (" ← %s%s:", is_active ? "" : "us ", is_ipv6 ? "[::1]" : "127.0.0.1");

  fixture_connect (fixture);
  g_assert_cmpint (ferry_ftp_client_is_tls (fixture->client), ==, !is_plain);
  check_files (fixture);
  g_assert_nonnull (strstr (fixture->lines->str, theirs));
  g_assert_nonnull (strstr (fixture->lines->str, ours));
  g_assert_cmpint (strstr (fixture->lines->str, "TLS resumed)") != NULL, ==, !is_plain);
  ferry_ftp_client_disconnect (fixture->client);
  g_assert_false (ferry_ftp_client_is_connected (fixture->client));
}

static const char *const kinds[] = { "vsftpd", "pyftpdlib" };
static const char *const securities[] = { "plain", "explicit", "implicit" };
static const char *const modes[] = { "passive", "active", "automatic" };

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  FixtureCase cases[36];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint kind = i % 2, security = i / 2 % 3, mode = i / 6 % 3, is_ipv6 = i / 18;
      char *name = g_strdup_printf ("/client-real/%s/%s/%s/%s", is_ipv6 ? "ipv6" : "ipv4",
                                    kinds[kind], securities[security], modes[mode]);

      g_ptr_array_add (names, name);
      cases[i] = (FixtureCase){
        name, { .kind = kind, .security = security, .is_ipv6 = is_ipv6 }, mode, check_all
      };
    }
  return fixture_main (argc, argv, cases, G_N_ELEMENTS (cases));
}
