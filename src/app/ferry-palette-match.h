/* How well what was typed fits a text, as in launchers: letters in their order, better at the
 * beginnings of words and side by side. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int ferry_palette_match (const char *text, const char *typed);

G_END_DECLS
