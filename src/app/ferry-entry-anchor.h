/* Keeps a list where it is scrolled to when so many rows are exchanged at once that it loses its
 * place. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryEntryAnchor FerryEntryAnchor;

FerryEntryAnchor *
ferry_entry_anchor_new (GtkColumnView *view, GtkScrolledWindow *scroller, FerryEntryModel *model);
void ferry_entry_anchor_free (FerryEntryAnchor *anchor);

G_END_DECLS
