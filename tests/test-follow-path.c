/* Where the other side goes when one side goes somewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-follow-path.h"

static void
test_steps (void)
{
  static const struct
  {
    const char *from, *to, *other;
    const char *target;
  } cases[] = {
    /* Into a folder, and deeper at once */
    { "/home/mia/site", "/home/mia/site/css", "/www", "/www/css" },
    { "/home/mia/site", "/home/mia/site/css/print", "/www", "/www/css/print" },
    { "/", "/pub", "/", "/pub" },
    { "/", "/pub", "/home/mia", "/home/mia/pub" },
    { "/home/mia", "/home/mia/日本語", "/", "/日本語" },
    /* Out of it, and over to another */
    { "/home/mia/site/css", "/home/mia/site", "/www/css", "/www" },
    { "/home/mia/site/css/print", "/home/mia/site", "/www/css/print", "/www" },
    { "/home/mia/site/css", "/home/mia/site/img", "/www/css", "/www/img" },
    { "/css", "/", "/www/css", "/www" },
    { "/a/b", "/c", "/x/a/b", "/x/c" },
    /* Nothing new */
    { "/home/mia", "/home/mia", "/www", "/www" },
    { "/home/mia/", "/home/mia/docs/", "/www/", "/www/docs" },
    /* A name that only begins like the other */
    { "/a/site", "/a/site2", "/b/site", "/b/site2" },
    { "/a/site", "/a/site2", "/www", NULL },
    /* Out of folders that have nothing to do with each other */
    { "/home/mia/site", "/home/mia", "/www", NULL },
    { "/home/mia/site/css", "/home", "/www/css", NULL },
    { "/home/mia", "/etc", "/", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *target = ferry_follow_path (cases[i].from, cases[i].to, cases[i].other);

      g_assert_cmpstr (target, ==, cases[i].target);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow-path/steps", test_steps);
  return g_test_run ();
}
