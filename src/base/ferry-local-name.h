/* Names for the local disk: what a server calls a file may be no name here. Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_LOCAL_NAMES_UNIX,
  FERRY_LOCAL_NAMES_WINDOWS,
} FerryLocalNames;

char *ferry_local_name_make (const char *name, FerryLocalNames rules);

G_END_DECLS
