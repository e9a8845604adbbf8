/* How many connections the tuner uses, against made-up servers: each gives a connection so much,
 * has so much in all, takes so long for a login and refuses beyond a number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tuner.h"

#define TICK  (100 * G_TIME_SPAN_MILLISECOND)
#define BEGIN (1000 * G_TIME_SPAN_SECOND)

typedef struct
{
  const char *name;
  guint limit;
  double files_each; /* a second and connection */
  double files_all;  /* a second */
  double size;       /* of a file, bytes */
  guint files;
  double login;  /* seconds */
  guint refuses; /* beyond so many; 0: never */
  double seconds;

  guint low; /* the level at the end, at least */
  guint high;
  double done_in; /* seconds; 0: it need not be done */
} Case;

static const Case cases[] = {
  { "round trips are all that matters", 8, 6, 1000, 1024, 1000, 0.3, 0, 90, 1, 8, 28 },
  { "eight are used after a few seconds", 8, 6, 1000, 1024, 100000, 0.3, 0, 8, 8, 8, 0 },
  { "the user's limit holds", 3, 6, 1000, 1024, 100000, 0.3, 0, 30, 3, 3, 0 },
  { "one alone", 1, 6, 1000, 1024, 100000, 0.3, 0, 30, 1, 1, 0 },
  { "a line that one connection fills", 8, 100, 100, 1e6, 100000, 0.1, 0, 14, 1, 2, 0 },
  { "a line that four fill", 8, 25, 100, 1e6, 100000, 0.1, 0, 14, 4, 4, 0 },
  { "a few files are not worth a login", 8, 6, 1000, 1024, 7, 0.5, 0, 1, 1, 1, 0 },
  { "a slow login and little to do", 8, 50, 1000, 1024, 150, 4, 0, 6.5, 2, 2, 0 },
  { "a slow login and much to do", 8, 6, 1000, 1024, 100000, 4, 0, 60, 8, 8, 0 },
  { "a server that takes three", 8, 6, 1000, 1024, 100000, 0.3, 3, 40, 3, 3, 0 },
};

typedef struct
{
  FerryTuner tuner;
  const Case *server;
  double now; /* seconds since it began */
  double done;
  guint connected;
  guint most;
  double crowding;   /* share of everything that is lost with each further connection */
  double login_left; /* of those under way; 0: none is */
  guint at_once;     /* of them */
  guint logins;
} Simulation;

static void
simulate_login (Simulation *simulation, guint level)
{
  const Case *server = simulation->server;

  if (simulation->login_left > 0)
    {
      simulation->login_left -= 0.1;
      if (simulation->login_left > 0)
        return;
      simulation->login_left = 0;
      simulation->logins++;
      simulation->connected += simulation->at_once;
      if (server->refuses > 0 && simulation->connected > server->refuses)
        {
          simulation->connected = server->refuses;
          ferry_tuner_note_refusal (&simulation->tuner, simulation->connected,
                                    BEGIN + (gint64) (simulation->now * G_TIME_SPAN_SECOND));
          return;
        }
      ferry_tuner_note_login (&simulation->tuner, (gint64) (server->login * G_TIME_SPAN_SECOND));
      return;
    }
  if (level <= simulation->connected)
    return;
  simulation->login_left = server->login;
  simulation->at_once = MIN (level - simulation->connected,
                             ferry_tuner_get_at_once (&simulation->tuner, simulation->connected));
}

static void
simulate_tick (Simulation *simulation)
{
  const Case *server = simulation->server;
  double left = server->files - simulation->done;
  guint used = MIN (simulation->connected, MAX (simulation->tuner.level, 1));
  double rate =
      MIN (used * server->files_each, server->files_all) * (1 - simulation->crowding * (used - 1));
  FerryTunerSample sample;

  simulation->done += MIN (rate * 0.1, left);
  simulation->now += 0.1;
  left = server->files - simulation->done;
  sample = (FerryTunerSample){
    .now = BEGIN + (gint64) (simulation->now * G_TIME_SPAN_SECOND),
    .files = (guint) simulation->done,
    .bytes = (gint64) (simulation->done * server->size),
    .connected = simulation->connected,
    .busy = MIN (used, (guint) left),
    .waiting = (guint) left > used ? (guint) left - used : 0,
    .waiting_bytes = (gint64) (left * server->size),
  };
  simulate_login (simulation, ferry_tuner_feed (&simulation->tuner, &sample, server->limit));
  simulation->most = MAX (simulation->most, simulation->tuner.level);
}

static void
test_case (gconstpointer data)
{
  const Case *server = data;
  Simulation simulation = { .server = server };
  double done_in = -1;

  ferry_tuner_init (&simulation.tuner, 0);
  while (simulation.now < server->seconds)
    {
      simulate_tick (&simulation);
      g_assert_cmpuint (simulation.tuner.level, <=, server->limit);
      if (done_in < 0 && simulation.done >= server->files)
        done_in = simulation.now;
    }
  g_test_message ("level %u, done in %.1f s, %u logins", simulation.tuner.level, done_in,
                  simulation.logins);
  g_assert_cmpuint (simulation.tuner.level, >=, server->low);
  g_assert_cmpuint (simulation.tuner.level, <=, server->high);
  if (server->done_in > 0)
    {
      g_assert_cmpfloat (done_in, >, 0);
      g_assert_cmpfloat (done_in, <=, server->done_in);
    }
}

/* Where a login takes long, never are two under way. */
static void
test_one_by_one (void)
{
  static const Case server = { "", 8, 6, 1000, 1024, 100000, 4, 0, 0, 0, 0, 0 };
  Simulation simulation = { .server = &server };

  ferry_tuner_init (&simulation.tuner, 0);
  while (simulation.now < 60)
    {
      simulate_tick (&simulation);
      g_assert_cmpuint (simulation.tuner.level, <=, simulation.connected + 1);
    }
}

/* A refusal is forgotten after a while, and a server that takes more by then is used. */
static void
test_refused_for_a_while (void)
{
  static const Case server = { "", 8, 6, 1000, 1024, 1000000, 0.3, 0, 0, 0, 0, 0 };
  Simulation simulation = { .server = &server };

  ferry_tuner_init (&simulation.tuner, 0);
  while (simulation.now < 10)
    simulate_tick (&simulation);
  g_assert_cmpuint (simulation.tuner.level, ==, 8);
  ferry_tuner_note_refusal (&simulation.tuner, 5, BEGIN + 10 * G_TIME_SPAN_SECOND);
  while (simulation.now < 60)
    {
      simulate_tick (&simulation);
      g_assert_cmpuint (simulation.tuner.level, <=, 5);
    }
  while (simulation.now < 120)
    simulate_tick (&simulation);
  g_assert_cmpuint (simulation.tuner.level, ==, 8);
}

/* What was good before is used at once, where there is enough to do, and is found to be good. */
static void
test_known (void)
{
  static const Case many = { "", 8, 6, 1000, 1024, 100000, 0.3, 0, 0, 0, 0, 0 };
  static const Case few = { "", 8, 6, 1000, 1024, 20, 0.3, 0, 0, 0, 0, 0 };
  Simulation simulation = { .server = &many };

  ferry_tuner_init (&simulation.tuner, 8);
  while (simulation.now < 1.5)
    simulate_tick (&simulation);
  g_assert_cmpuint (simulation.connected, ==, 8);
  g_assert_cmpuint (simulation.tuner.level, ==, 8);
  while (simulation.now < 5)
    simulate_tick (&simulation);
  g_assert_cmpuint (simulation.tuner.good, ==, 8);

  simulation = (Simulation){ .server = &few };
  ferry_tuner_init (&simulation.tuner, 8);
  while (simulation.now < 5)
    simulate_tick (&simulation);
  g_assert_cmpuint (simulation.most, <=, 3);
}

/* Large files say nothing about small ones. */
static void
test_large_files_teach_nothing (void)
{
  static const Case server = { "", 8, 25, 100, 1e6, 100000, 0.1, 0, 0, 0, 0, 0 };
  Simulation simulation = { .server = &server };

  ferry_tuner_init (&simulation.tuner, 0);
  while (simulation.now < 14)
    simulate_tick (&simulation);
  g_assert_cmpuint (simulation.tuner.kept, ==, 4);
  g_assert_cmpuint (simulation.tuner.good, ==, 0);
}

/* Eight were good for what came first, and stand in each other's way now: fewer are tried. Where
 * all is slower only, eight remain. */
static void
test_slump (void)
{
  static const Case quick = { "", 8, 100, 1000, 1024, 1000000, 0.1, 0, 0, 0, 0, 0 };
  static const Case crowded = { "", 8, 60, 100, 1024, 1000000, 0.1, 0, 0, 0, 0, 0 };
  static const Case slow = { "", 8, 20, 1000, 1024, 1000000, 0.1, 0, 0, 0, 0, 0 };

  for (guint i = 0; i < 2; i++)
    {
      Simulation simulation = { .server = &quick };

      ferry_tuner_init (&simulation.tuner, 0);
      while (simulation.now < 8)
        simulate_tick (&simulation);
      g_assert_cmpuint (simulation.tuner.level, ==, 8);
      g_assert_cmpuint (simulation.tuner.good, ==, 8);
      simulation.server = i == 0 ? &crowded : &slow;
      simulation.crowding = i == 0 ? 0.08 : 0;
      while (simulation.now < 14)
        simulate_tick (&simulation);
      g_test_message ("level %u, good %u", simulation.tuner.level, simulation.tuner.good);
      g_assert_cmpuint (simulation.tuner.level, ==, i == 0 ? 2 : 8);
      g_assert_cmpuint (simulation.tuner.good, ==, i == 0 ? 2 : 8);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = g_strdelimit (g_strdup (cases[i].name), " '", '-');
      g_autofree char *path = g_strconcat ("/tuner/", slug, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/tuner/one-by-one", test_one_by_one);
  g_test_add_func ("/tuner/refused-for-a-while", test_refused_for_a_while);
  g_test_add_func ("/tuner/known", test_known);
  g_test_add_func ("/tuner/large-files-teach-nothing", test_large_files_teach_nothing);
  g_test_add_func ("/tuner/slump", test_slump);
  return g_test_run ();
}
