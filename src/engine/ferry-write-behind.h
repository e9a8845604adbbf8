/* A long file goes to the disk while it comes, and not all of it at the end. Where the system has
 * no word for that it decides for itself. Worker thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FerryWriteBehind FerryWriteBehind;

FerryWriteBehind *ferry_write_behind_new (const char *path, gint64 offset);
void ferry_write_behind_free (FerryWriteBehind *behind);
void ferry_write_behind_add (FerryWriteBehind *behind, gint64 bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryWriteBehind, ferry_write_behind_free)

G_END_DECLS
