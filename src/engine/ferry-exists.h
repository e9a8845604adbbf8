/* What to do when there is something at the target already. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry.h"

G_BEGIN_DECLS

typedef enum
{
  FERRY_EXISTS_ASK, /* state ASKING and the signal "asking" */
  FERRY_EXISTS_OVERWRITE,
  FERRY_EXISTS_NEWER, /* overwrite if the source is newer, else skip */
  FERRY_EXISTS_SIZE,  /* overwrite if the sizes differ, else skip */
  FERRY_EXISTS_RENAME,
  FERRY_EXISTS_SKIP,
  FERRY_EXISTS_RESUME,
  FERRY_EXISTS_FAIL,
} FerryExistsAction;

FerryExistsAction
ferry_exists_resolve (FerryExistsAction action, const FerryEntry *source, const FerryEntry *target);
FerryExistsAction ferry_exists_without_size (FerryExistsAction action);
gboolean ferry_exists_can_resume (const FerryEntry *source, const FerryEntry *part);
char *ferry_exists_number_name (const char *name, guint number);

G_END_DECLS
