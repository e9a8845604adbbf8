/* What to do when there is something at the target already. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-exists.h"

#include <string.h>

static gint64
get_unit (FerryPrecision precision)
{
  switch (precision)
    {
    case FERRY_PRECISION_DAY:
      return 86400;
    case FERRY_PRECISION_MINUTE:
      return 60;
    case FERRY_PRECISION_SECOND:
    case FERRY_PRECISION_UNKNOWN:
    default:
      return 1;
    }
}

/* Compared as precisely as the vaguer of the two is known: 10:20 is not older than 10:20:30. */
static gboolean
is_newer (const FerryEntry *source, const FerryEntry *target)
{
  gint64 unit = MAX (get_unit (source->precision), get_unit (target->precision));

  if (source->precision == FERRY_PRECISION_UNKNOWN || target->precision == FERRY_PRECISION_UNKNOWN)
    return FALSE;
  return source->modified / unit > target->modified / unit;
}

static gboolean
has_same_size (const FerryEntry *source, const FerryEntry *target)
{
  return source->size != FERRY_SIZE_UNKNOWN && source->size == target->size;
}

/**
 * ferry_exists_resolve:
 * @action: the rule
 * @target: what is in the way
 *
 * Applies a rule to the case at hand. What is not known (no time, no size) never leads to a file
 * being lost under %FERRY_EXISTS_NEWER.
 *
 * Returns: what to do: ask, overwrite, rename, skip, resume or fail
 */
FerryExistsAction
ferry_exists_resolve (FerryExistsAction action, const FerryEntry *source, const FerryEntry *target)
{
  switch (action)
    {
    case FERRY_EXISTS_NEWER:
      return is_newer (source, target) ? FERRY_EXISTS_OVERWRITE : FERRY_EXISTS_SKIP;

    case FERRY_EXISTS_SIZE:
      return has_same_size (source, target) ? FERRY_EXISTS_SKIP : FERRY_EXISTS_OVERWRITE;

    case FERRY_EXISTS_RESUME:
      if (has_same_size (source, target))
        return FERRY_EXISTS_SKIP;
      return ferry_exists_can_resume (source, target) ? FERRY_EXISTS_RESUME
                                                      : FERRY_EXISTS_OVERWRITE;

    case FERRY_EXISTS_ASK:
    case FERRY_EXISTS_OVERWRITE:
    case FERRY_EXISTS_RENAME:
    case FERRY_EXISTS_SKIP:
    case FERRY_EXISTS_FAIL:
    default:
      return action;
    }
}

/**
 * ferry_exists_without_size:
 *
 * A text has another size on each side, so that a rule about sizes can say nothing.
 *
 * Returns: the rule for texts: what would compare sizes, or go on behind some of them, overwrites
 */
FerryExistsAction
ferry_exists_without_size (FerryExistsAction action)
{
  return action == FERRY_EXISTS_SIZE || action == FERRY_EXISTS_RESUME ? FERRY_EXISTS_OVERWRITE
                                                                      : action;
}

/**
 * ferry_exists_can_resume:
 * @part: what an earlier attempt left
 *
 * Returns: whether @part can be the beginning of @source: it is shorter, and the source has not
 * been changed since the part was written
 */
gboolean
ferry_exists_can_resume (const FerryEntry *source, const FerryEntry *part)
{
  if (source->size == FERRY_SIZE_UNKNOWN || part->size <= 0 || part->size > source->size)
    return FALSE;
  if (source->precision != FERRY_PRECISION_SECOND || part->precision == FERRY_PRECISION_UNKNOWN)
    return FALSE;
  return source->is_utc == part->is_utc &&
         source->modified <= part->modified + get_unit (part->precision) - 1;
}

/**
 * ferry_exists_number_name:
 *
 * Returns: (transfer full): `name (number).extension`
 */
char *
ferry_exists_number_name (const char *name, guint number)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name)
    return g_strdup_printf ("%s (%u)", name, number);
  return g_strdup_printf ("%.*s (%u)%s", (int) (dot - name), name, number, dot);
}
