/* Which way data connections took, network by network. See ferry-ways.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ways.h"

#include <string.h>

#define MAX_NETWORKS 8

static const char *const names[] = {
  [FERRY_WAY_UNKNOWN] = NULL,
  [FERRY_WAY_EPSV] = "epsv",
  [FERRY_WAY_PASV] = "pasv",
  [FERRY_WAY_ACTIVE] = "active",
};

static gboolean
is_of_network (const char *pair, const char *network)
{
  gsize length = strlen (network);

  return strncmp (pair, network, length) == 0 && pair[length] == '=';
}

static FerryWay
parse_way (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return i;
  return FERRY_WAY_UNKNOWN;
}

/**
 * ferry_ways_find:
 * @ways: (nullable): as ferry_ways_dup_with() made it, or as somebody wrote it into a file
 * @network: (nullable):
 *
 * Returns: the way that worked on this network the last time
 */
FerryWay
ferry_ways_find (const char *ways, const char *network)
{
  g_auto (GStrv) pairs = NULL;

  if (ways == NULL || network == NULL)
    return FERRY_WAY_UNKNOWN;
  pairs = g_strsplit (ways, " ", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    if (is_of_network (pairs[i], network))
      return parse_way (pairs[i] + strlen (network) + 1);
  return FERRY_WAY_UNKNOWN;
}

/**
 * ferry_ways_dup_with:
 * @ways: (nullable): what is known
 * @way: the way that works on @network now
 *
 * Returns: (transfer full) (nullable): the same with the new knowledge first. The usual way needs
 * no memory, and of many networks the oldest are forgotten.
 */
char *
ferry_ways_dup_with (const char *ways, const char *network, FerryWay way)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) pairs = g_strsplit (ways != NULL ? ways : "", " ", -1);
  g_auto (GStrv) kept = NULL;
  guint count = 0;

  if (way > FERRY_WAY_EPSV)
    {
      g_autofree char *pair = g_strconcat (network, "=", names[way], NULL);

      g_strv_builder_add (builder, pair);
      count++;
    }
  for (guint i = 0; pairs[i] != NULL && count < MAX_NETWORKS; i++)
    if (*pairs[i] != '\0' && !is_of_network (pairs[i], network))
      {
        g_strv_builder_add (builder, pairs[i]);
        count++;
      }
  kept = g_strv_builder_end (builder);
  return count > 0 ? g_strjoinv (" ", kept) : NULL;
}
