/* The settings of the whole program that no menu or bar has. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FERRY_TYPE_PREFERENCES_WINDOW (ferry_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (FerryPreferencesWindow,
                      ferry_preferences_window,
                      FERRY,
                      PREFERENCES_WINDOW,
                      GtkWindow)

void ferry_preferences_window_present (GtkWindow *parent, GSettings *settings);

G_END_DECLS
