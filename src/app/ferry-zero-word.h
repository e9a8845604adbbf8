/* A spin button whose 0 is a word: "any", "never", "no limit". Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ferry_zero_word_set (GtkSpinButton *spin, const char *word);

G_END_DECLS
