/* Size and splits of the window, remembered between runs. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_WINDOW_LAYOUT (ferry_window_layout_get_type ())
G_DECLARE_FINAL_TYPE (FerryWindowLayout, ferry_window_layout, FERRY, WINDOW_LAYOUT, GObject)

FerryWindowLayout *ferry_window_layout_new (GtkWindow *window,
                                            GSettings *settings,
                                            GtkPaned *pane_split,
                                            GtkPaned *lower_split);
void ferry_window_layout_save (FerryWindowLayout *layout);

G_END_DECLS
