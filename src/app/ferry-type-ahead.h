/* Typing in a list goes to the name that begins with what was typed. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"
#include "ferry-entry-selection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryTypeAhead FerryTypeAhead;

FerryTypeAhead *ferry_type_ahead_new (GtkColumnView *view,
                                      GtkOverlay *overlay,
                                      FerryEntryModel *model,
                                      FerryEntrySelection *selection);
void ferry_type_ahead_free (FerryTypeAhead *type_ahead);

G_END_DECLS
