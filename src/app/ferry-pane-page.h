/* What a pane shows: its list, or a message in the list's place; and the keyboard in it. Main
 * thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-entry-list.h"
#include "ferry-folder.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _FerryPanePage FerryPanePage;

FerryPanePage *ferry_pane_page_new (GtkStack *stack,
                                    FerryEntryList *list,
                                    GtkWidget *message,
                                    FerryFolder *folder);
void ferry_pane_page_free (FerryPanePage *page);
void ferry_pane_page_update (FerryPanePage *page, const char *filter);
void ferry_pane_page_grab_focus (FerryPanePage *page);

G_END_DECLS
