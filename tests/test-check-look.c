/* Where a failed connection ended, and in which words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-check-look.h"

static FerryCheckStep *
add_step (FerryCheck *check, FerryCheckKind kind, FerryCheckState state)
{
  FerryCheckStep *step = ferry_check_add (check, kind, G_SOCKET_FAMILY_IPV4);

  step->state = state;
  return step;
}

static FerryCheck *
make_check (void)
{
  g_autoptr (FerryServer) server = ferry_server_new ("ftp.example.com");

  return ferry_check_new (server);
}

static void
test_stop (void)
{
  static const struct
  {
    FerryCheckKind kind;
    FerryFtpSymptom symptom;
    FerryCheckStop stop;
    const char *word;
  } cases[] = {
    { FERRY_CHECK_CONTROL, FERRY_FTP_SYMPTOM_REFUSED, FERRY_CHECK_STOP_SERVER, "Refused" },
    { FERRY_CHECK_CONTROL, FERRY_FTP_SYMPTOM_SILENT, FERRY_CHECK_STOP_SERVER_FIREWALL, "Blocked" },
    { FERRY_CHECK_PASV, FERRY_FTP_SYMPTOM_PASSIVE_SILENT, FERRY_CHECK_STOP_SERVER_FIREWALL,
      "Blocked" },
    { FERRY_CHECK_PASV, FERRY_FTP_SYMPTOM_PASSIVE_REFUSED, FERRY_CHECK_STOP_SERVER, "Refused" },
    { FERRY_CHECK_EPSV, FERRY_FTP_SYMPTOM_PASSIVE_DISABLED, FERRY_CHECK_STOP_SERVER,
      "Switched off" },
    { FERRY_CHECK_EPRT, FERRY_FTP_SYMPTOM_ACTIVE_SILENT, FERRY_CHECK_STOP_CLIENT_FIREWALL,
      "Blocked" },
    { FERRY_CHECK_PORT, FERRY_FTP_SYMPTOM_ACTIVE_ILLEGAL, FERRY_CHECK_STOP_SERVER, "Refused" },
    { FERRY_CHECK_PORT, FERRY_FTP_SYMPTOM_ACTIVE_NO_PORT, FERRY_CHECK_STOP_CLIENT, "Fails" },
    /* What the table does not know has got to the server. */
    { FERRY_CHECK_LOGIN, FERRY_FTP_SYMPTOM_LOGIN_CHROOT, FERRY_CHECK_STOP_SERVER, "Fails" },
    { FERRY_CHECK_LOGIN, FERRY_FTP_SYMPTOM_NONE, FERRY_CHECK_STOP_SERVER, "Fails" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FerryCheck) check = make_check ();
      FerryCheckStep *step = add_step (check, cases[i].kind, FERRY_CHECK_FAILS);

      step->explanation = ferry_explanation_new (cases[i].symptom, "So it is.");
      g_assert_cmpint (ferry_check_look_get_stop (step), ==, cases[i].stop);
      g_assert_cmpstr (ferry_check_look_get_word (step), ==, cases[i].word);
    }
}

/* Each state differs from the others in word, class, and its symbol from that of the opposite. */
static void
test_states (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (FerryCheck) check = make_check ();

  for (FerryCheckState state = FERRY_CHECK_WAITING; state <= FERRY_CHECK_SKIPPED; state++)
    {
      const FerryCheckStep *step = add_step (check, FERRY_CHECK_EPSV, state);

      g_assert_true (g_hash_table_add (words, (char *) ferry_check_look_get_word (step)));
      g_assert_true (g_hash_table_add (classes, (char *) ferry_check_look_get_class (step)));
      if (state != FERRY_CHECK_FAILS)
        g_assert_cmpint (ferry_check_look_get_stop (step), ==, FERRY_CHECK_STOP_NONE);
    }
  g_assert_cmpstr (ferry_check_look_get_icon (g_ptr_array_index (check->steps, FERRY_CHECK_WORKS)),
                   !=,
                   ferry_check_look_get_icon (g_ptr_array_index (check->steps, FERRY_CHECK_FAILS)));
}

static void
test_time (void)
{
  static const struct
  {
    gint64 duration;
    const char *text;
  } cases[] = {
    { 200, "1 ms" },     { 12400, "12 ms" },     { 999400, "999 ms" },
    { 999600, "1.0 s" }, { 10012300, "10.0 s" },
  };
  g_autoptr (FerryCheck) check = make_check ();
  FerryCheckStep *step = add_step (check, FERRY_CHECK_EPSV, FERRY_CHECK_WORKS);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      step->duration = cases[i].duration;
      text = ferry_check_look_dup_time (step);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
expect_sentence (const FerryCheckStep *step, const char *sentence)
{
  g_autofree char *said = ferry_check_look_dup_sentence (step);

  g_assert_cmpstr (said, ==, sentence);
}

/* A connection has a direction, and it is said. */
static void
test_sentence (void)
{
  g_autoptr (FerryCheck) check = make_check ();
  FerryCheckStep *passive = add_step (check, FERRY_CHECK_EPSV, FERRY_CHECK_WAITING);
  FerryCheckStep *active = add_step (check, FERRY_CHECK_PORT, FERRY_CHECK_FAILS);

  expect_sentence (passive, "Passive (EPSV): Waiting");
  passive->state = FERRY_CHECK_WORKS;
  passive->our_port = 40122;
  passive->server_port = 60001;
  passive->duration = 12000;
  expect_sentence (passive, "Passive (EPSV): Works, 12 ms. From port 40122 of this computer to the "
                            "server’s port 60001");

  active->our_port = 60020;
  active->duration = 10 * G_USEC_PER_SEC;
  active->explanation =
      ferry_explanation_new (FERRY_FTP_SYMPTOM_ACTIVE_SILENT, "The server never connected.");
  expect_sentence (active, "Active (PORT): Blocked at the firewall or router on this side, 10.0 s. "
                           "From the server’s port any to port 60020 of this computer. "
                           "The server never connected.");
}

static void
test_detail (void)
{
  g_autoptr (FerryCheck) check = make_check ();
  FerryCheckStep *step = add_step (check, FERRY_CHECK_PASV, FERRY_CHECK_WORKS);
  g_autofree char *text = NULL;

  step->entries = 1;
  step->announced = g_strdup ("10.0.0.5");
  step->our_address = g_strdup ("192.168.1.5");
  step->told = g_strdup ("192.168.1.5");
  text = ferry_check_look_dup_detail (step);
  g_assert_cmpstr (text, ==, "A listing with 1 entry\nThe server named the address 10.0.0.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-look/stop", test_stop);
  g_test_add_func ("/check-look/states", test_states);
  g_test_add_func ("/check-look/time", test_time);
  g_test_add_func ("/check-look/sentence", test_sentence);
  g_test_add_func ("/check-look/detail", test_detail);
  return g_test_run ();
}
