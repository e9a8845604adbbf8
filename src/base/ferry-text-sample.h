/* Is it text, and in which character set? Of the beginning of a file. Pure; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ferry_text_sample_is_text (GBytes *sample);
const char *ferry_text_sample_guess (GBytes *sample, const char *locale);
char *ferry_text_sample_decode (GBytes *sample, const char *charset);

G_END_DECLS
