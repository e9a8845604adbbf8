/* Where the other side goes when one side goes somewhere. See ferry-follow-path.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-follow-path.h"

#include "ferry-path.h"

#include <string.h>

/**
 * ferry_follow_path:
 * @from: the folder that was left, raw bytes, absolute
 * @to: the folder that is shown now
 * @other: the folder that is shown on the other side
 *
 * Takes the same steps: up as far as the two have a folder in common, and down from there. What it
 * steps out of must have the same names on both sides, or the two have nothing in common.
 *
 * Returns: (transfer full) (nullable): where the other side goes; %NULL where it cannot follow
 */
char *
ferry_follow_path (const char *from, const char *to, const char *other)
{
  g_autofree char *common = ferry_path_normalize (from);
  g_autofree char *target = ferry_path_normalize (to);
  g_autofree char *result = ferry_path_normalize (other);
  const char *rest;

  while (strcmp (common, target) != 0 && !ferry_path_is_inside (target, common))
    {
      g_autofree char *name = ferry_path_dup_name (common);
      g_autofree char *other_name = ferry_path_dup_name (result);
      char *parent = ferry_path_dup_parent (common);

      if (strcmp (parent, common) == 0 || strcmp (name, other_name) != 0)
        {
          g_free (parent);
          return NULL;
        }
      g_free (common);
      common = parent;
      parent = ferry_path_dup_parent (result);
      g_free (result);
      result = parent;
    }
  rest = target + strlen (common);
  while (*rest == '/')
    rest++;
  return ferry_path_join (result, rest);
}
