/* What a person reads and types of a site, and what it is. See ferry-site-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-site-text.h"

#include "ferry-charset.h"

#include <string.h>

/* Which bytes are shown: they come back as they were where nobody has typed. */
#define SHOWN "site-text-shown"
#define BYTES "site-text-bytes"

/**
 * ferry_site_text_dup:
 *
 * Returns: (transfer full) (nullable): what is typed, without blanks around it; %NULL for nothing
 */
char *
ferry_site_text_dup (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
show (GtkEditable *editable, const char *shown, const char *bytes)
{
  gtk_editable_set_text (editable, shown);
  g_object_set_data_full (G_OBJECT (editable), SHOWN, g_strdup (shown), g_free);
  g_object_set_data_full (G_OBJECT (editable), BYTES, g_strdup (bytes), g_free);
}

static gboolean
is_as_shown (GtkEditable *editable)
{
  return g_strcmp0 (gtk_editable_get_text (editable),
                    g_object_get_data (G_OBJECT (editable), SHOWN)) == 0;
}

/**
 * ferry_site_text_show_remote:
 * @folder: (nullable): raw bytes
 * @charset: (nullable): what the server's names are in
 */
void
ferry_site_text_show_remote (GtkEditable *editable, const char *folder, const char *charset)
{
  g_autofree char *shown =
      folder != NULL ? ferry_charset_decode (charset, folder, NULL) : g_strdup ("");

  show (editable, shown, folder);
}

/**
 * ferry_site_text_dup_remote:
 *
 * Returns: (transfer full) (nullable): raw bytes; what the character set does not have stays UTF-8
 */
char *
ferry_site_text_dup_remote (GtkEditable *editable, const char *charset)
{
  g_autofree char *text = ferry_site_text_dup (editable);
  char *bytes;

  if (is_as_shown (editable))
    return g_strdup (g_object_get_data (G_OBJECT (editable), BYTES));
  if (text == NULL)
    return NULL;
  bytes = ferry_charset_encode (charset, text, NULL);
  return bytes != NULL ? bytes : g_steal_pointer (&text);
}

/**
 * ferry_site_text_show_local:
 * @folder: (nullable): a path
 */
void
ferry_site_text_show_local (GtkEditable *editable, const char *folder)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  g_autofree char *name = folder != NULL ? g_filename_display_name (folder) : g_strdup ("");
  g_autofree char *shown = NULL;

  if (g_str_has_prefix (name, home) && (name[length] == '\0' || G_IS_DIR_SEPARATOR (name[length])))
    shown = g_strconcat ("~", name + length, NULL);
  show (editable, shown != NULL ? shown : name, folder);
}

/**
 * ferry_site_text_dup_local:
 *
 * Returns: (transfer full) (nullable): a path
 */
char *
ferry_site_text_dup_local (GtkEditable *editable)
{
  g_autofree char *text = ferry_site_text_dup (editable);
  g_autofree char *whole = NULL;

  if (is_as_shown (editable))
    return g_strdup (g_object_get_data (G_OBJECT (editable), BYTES));
  if (text == NULL)
    return NULL;
  if (text[0] == '~' && (text[1] == '\0' || G_IS_DIR_SEPARATOR (text[1])))
    whole = g_strconcat (g_get_home_dir (), text + 1, NULL);
  return g_filename_from_utf8 (whole != NULL ? whole : text, -1, NULL, NULL, NULL);
}

/**
 * ferry_site_text_dup_view:
 *
 * Returns: (transfer full) (nullable): what is typed; %NULL for nothing
 */
char *
ferry_site_text_dup_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * ferry_site_text_show_view:
 * @text: (nullable):
 */
void
ferry_site_text_show_view (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text != NULL ? text : "", -1);
}
