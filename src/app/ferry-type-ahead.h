/* Typing in a list goes to the name that begins with what was typed. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryTypeAhead FerryTypeAhead;

FerryTypeAhead *ferry_type_ahead_new (FerryEntryModel *model, GtkOverlay *overlay);
void ferry_type_ahead_free (FerryTypeAhead *type_ahead);
gboolean ferry_type_ahead_take_key (FerryTypeAhead *type_ahead, guint keyval,
                                    GdkModifierType state, guint *position);

G_END_DECLS
