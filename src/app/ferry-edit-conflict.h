/* Asks what to do about an edited file that has changed on the server too. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-edited-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_edit_conflict_ask (GtkWindow *parent, FerryEditedFile *file);

G_END_DECLS
