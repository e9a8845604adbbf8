/* What a person reads and types of a site, and what it is: folders there in the server's bytes,
 * folders here as paths. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *ferry_site_text_dup (GtkEditable *editable);
void ferry_site_text_show_remote (GtkEditable *editable, const char *folder, const char *charset);
char *ferry_site_text_dup_remote (GtkEditable *editable, const char *charset);
void ferry_site_text_show_local (GtkEditable *editable, const char *folder);
char *ferry_site_text_dup_local (GtkEditable *editable);
char *ferry_site_text_dup_view (GtkTextView *view);
void ferry_site_text_show_view (GtkTextView *view, const char *text);

G_END_DECLS
