/* Tables of what servers answer to PASV and EPSV, and of what PORT and EPRT say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-address.h"

static const struct
{
  const char *text;
  const char *address; /* NULL: not to be understood */
} pasv_table[] = {
  { "Entering Passive Mode (192,0,2,5,234,97).", "192.0.2.5:60001" },
  { "Entering Passive Mode (192,0,2,5,234,97)", "192.0.2.5:60001" },
  { "Entering Passive Mode. 192,0,2,5,0,21", "192.0.2.5:21" },
  { "=192,0,2,5,234,97", "192.0.2.5:60001" },
  { "Passive mode 7: (192, 0, 2, 5, 234, 97)", "192.0.2.5:60001" },
  { "listening socket created\n(192,0,2,5,234,97)", "192.0.2.5:60001" },
  { "(0,0,0,0,4,1)", "0.0.0.0:1025" },
  { "Entering Passive Mode", NULL },
  { "(192,0,2,5,234)", NULL },
  { "(192,0,2,256,234,97)", NULL },
  { "(192,0,2,5,256,0)", NULL },
  { "(192,0,2,5,0,0)", NULL },
  { "(99999999999999,0,2,5,1,1)", NULL },
  { "1192,0,2,5,234,97", NULL },
  { "", NULL },
};

static const struct
{
  const char *text;
  guint16 port; /* 0: not to be understood */
} epsv_table[] = {
  { "Entering Extended Passive Mode (|||60001|)", 60001 },
  { "Entering extended passive mode (|||60001|).", 60001 },
  { "Extended Passive mode OK (!!!21!)", 21 },
  { "|||60001|", 60001 },
  { "(|1|192.0.2.5|60001|)", 60001 },
  { "(|||65535|)", 65535 },
  { "(|||65536|)", 0 },
  { "(|||0|)", 0 },
  { "(|||60001)", 0 },
  { "(|||-1|)", 0 },
  { "(|||99999999999999999999|)", 0 },
  { "no port here", 0 },
  { "(||", 0 },
  { "", 0 },
};

static void
test_pasv (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pasv_table); i++)
    {
      g_autoptr (GInetSocketAddress) address = ferry_ftp_address_parse_pasv (pasv_table[i].text);
      g_autofree char *shown =
          address != NULL ? ferry_ftp_address_dup_shown (G_SOCKET_ADDRESS (address)) : NULL;

      g_test_message ("%s", pasv_table[i].text);
      g_assert_cmpstr (shown, ==, pasv_table[i].address);
    }
}

static void
test_epsv (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (epsv_table); i++)
    {
      g_test_message ("%s", epsv_table[i].text);
      g_assert_cmpuint (ferry_ftp_address_parse_epsv (epsv_table[i].text), ==, epsv_table[i].port);
    }
}

static void
test_arguments (void)
{
  g_autoptr (GInetAddress) four = g_inet_address_new_from_string ("192.0.2.9");
  g_autoptr (GInetAddress) six = g_inet_address_new_from_string ("2001:db8::9");
  g_autofree char *port = ferry_ftp_address_format_port (four, 50000);
  g_autofree char *extended = ferry_ftp_address_format_eprt (four, 50000);
  g_autofree char *extended_six = ferry_ftp_address_format_eprt (six, 21);

  g_assert_cmpstr (port, ==, "192,0,2,9,195,80");
  g_assert_cmpstr (extended, ==, "|1|192.0.2.9|50000|");
  g_assert_cmpstr (extended_six, ==, "|2|2001:db8::9|21|");
  g_assert_null (ferry_ftp_address_format_port (six, 21));
}

static void
test_same_host (void)
{
  g_autoptr (GSocketAddress) four = g_inet_socket_address_new_from_string ("192.0.2.5", 21);
  g_autoptr (GSocketAddress) again = g_inet_socket_address_new_from_string ("192.0.2.5", 60001);
  g_autoptr (GSocketAddress) mapped = g_inet_socket_address_new_from_string ("::ffff:192.0.2.5", 1);
  g_autoptr (GSocketAddress) other = g_inet_socket_address_new_from_string ("192.0.2.6", 21);
  g_autoptr (GSocketAddress) six = g_inet_socket_address_new_from_string ("2001:db8::5", 21);
  g_autofree char *shown = ferry_ftp_address_dup_shown (six);

  g_assert_true (ferry_ftp_address_is_same_host (four, again));
  g_assert_true (ferry_ftp_address_is_same_host (four, mapped));
  g_assert_false (ferry_ftp_address_is_same_host (four, other));
  g_assert_false (ferry_ftp_address_is_same_host (four, six));
  g_assert_cmpstr (shown, ==, "[2001:db8::5]:21");
}

static const struct
{
  const char *one;
  const char *other;
  gboolean can_meet;
} meetings[] = {
  { "192.0.2.5", "198.51.100.7", TRUE },   { "2001:db8::5", "2001:db8:1::7", TRUE },
  { "192.0.2.5", "2001:db8::5", FALSE },   { "192.0.2.5", "10.0.0.7", FALSE },
  { "127.0.0.1", "127.0.0.2", TRUE },      { "127.0.0.1", "192.0.2.5", FALSE },
  { "192.168.1.2", "192.168.7.2", TRUE },  { "192.168.1.2", "172.20.1.2", FALSE },
  { "fd00::1", "fd12:3456::2", TRUE },     { "fd00::1", "2001:db8::5", FALSE },
  { "::ffff:10.1.2.3", "10.9.9.9", TRUE }, { "fe80::1", "::1", FALSE },
  { "100.64.3.2", "100.127.3.2", TRUE },   { "172.32.0.1", "8.8.8.8", TRUE },
};

static void
test_meet (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autoptr (GSocketAddress) one = g_inet_socket_address_new_from_string (meetings[i].one, 21);
      g_autoptr (GSocketAddress) other =
          g_inet_socket_address_new_from_string (meetings[i].other, 21);

      g_test_message ("%s, %s", meetings[i].one, meetings[i].other);
      g_assert_cmpint (ferry_ftp_address_can_meet (one, other), ==, meetings[i].can_meet);
      g_assert_cmpint (ferry_ftp_address_can_meet (other, one), ==, meetings[i].can_meet);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/pasv", test_pasv);
  g_test_add_func ("/address/epsv", test_epsv);
  g_test_add_func ("/address/arguments", test_arguments);
  g_test_add_func ("/address/same-host", test_same_host);
  g_test_add_func ("/address/meet", test_meet);
  return g_test_run ();
}
