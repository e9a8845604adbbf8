/* The selected files of a server as text on the clipboard: URLs, and the commands of other programs
 * that fetch them. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-pane.h"

G_BEGIN_DECLS

void ferry_pane_copy_as_install (GtkWidgetClass *pane_class);
void ferry_pane_copy_as_fill (FerryPane *pane, GMenu *section);

G_END_DECLS
