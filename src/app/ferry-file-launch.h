/* Opens a file of this computer in another program: the one that the desktop has for it, or the
 * editor that was chosen. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_LAUNCH_PROGRAM, /* whatever opens such a file */
  FERRY_LAUNCH_EDITOR,  /* the chosen one, or that of the desktop for texts */
} FerryLaunch;

void
ferry_file_launch (GtkWidget *widget, const char *path, FerryLaunch launch, GSettings *settings);

G_END_DECLS
