/* Says a sentence to those who listen to the screen. What is announced is shown somewhere too.
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_announce_begin (GtkWindow *window);
void ferry_announce (GtkWidget *widget, const char *text);
void ferry_announce_now (GtkWidget *widget, const char *text);

G_END_DECLS
