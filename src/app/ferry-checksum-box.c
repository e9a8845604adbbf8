/* The checksum of one file. See ferry-checksum-box.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-checksum-box.h"

#include "ferry-format.h"
#include "ferry-place-content.h"

#include <glib/gi18n.h>

struct _FerryChecksumBox
{
  GtkBox parent_instance;

  FerryPlace *place; /* owned */
  char *path;        /* owned */
  gint64 size;
  GCancellable *cancellable; /* owned, nullable: while it is counted */
  gboolean must_read;        /* the server cannot count */

  GtkDropDown *kind;
  GtkButton *count;
  GtkSpinner *spinner;
  GtkLabel *result;
};

G_DEFINE_FINAL_TYPE (FerryChecksumBox, ferry_checksum_box, GTK_TYPE_BOX)

/* In the order of the drop-down */
static const FerryHashKind kinds[] = { FERRY_HASH_SHA256, FERRY_HASH_MD5, FERRY_HASH_SHA1,
                                       FERRY_HASH_SHA512, FERRY_HASH_CRC32 };

static void
show_counting (FerryChecksumBox *self, gboolean is_counting)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->count), !is_counting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_counting);
  gtk_spinner_set_spinning (self->spinner, is_counting);
}

/* An empty label would be a stop of Tab that says nothing. */
static void
show_result (FerryChecksumBox *self, const char *text)
{
  gtk_label_set_label (self->result, text);
  gtk_widget_set_visible (GTK_WIDGET (self->result), *text != '\0');
}

/* Reading all of a file may take long: it is asked for once more. */
static void
ask_to_read (FerryChecksumBox *self, const GError *error)
{
  g_autofree char *size = ferry_format_size (self->size);
  g_autofree char *label = g_strdup_printf (_ ("Read the File (%s)"), size);
  g_autofree char *text =
      g_strdup_printf (_ ("%s Ferry can read the whole file and count itself."), error->message);

  self->must_read = TRUE;
  gtk_button_set_use_underline (self->count, FALSE);
  gtk_button_set_label (self->count, label);
  show_result (self, text);
}

static void
got_hash (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryChecksumBox) self = user_data;
  g_autoptr (GError) error = NULL;
  FerryHashKind kind;
  g_autofree char *digits = ferry_place_hash_finish (FERRY_PLACE (source), result, &kind, &error);
  g_autofree char *text = NULL;

  if (self->place == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  show_counting (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    {
      ask_to_read (self, error);
      return;
    }
  /* A server counts what it can, which may be another kind. */
  if (digits != NULL)
    text = g_strdup_printf ("%s: %s", ferry_hash_kind_get_name (kind), digits);
  show_result (self, text != NULL ? text : error->message);
}

static void
on_count_clicked (FerryChecksumBox *self)
{
  self->cancellable = g_cancellable_new ();
  show_counting (self, TRUE);
  show_result (self, "");
  ferry_place_hash_async (self->place, self->path, kinds[gtk_drop_down_get_selected (self->kind)],
                          self->must_read ? FERRY_HASH_BY_READING : FERRY_HASH_BY_SERVER,
                          self->cancellable, got_hash, g_object_ref (self));
}

static void
ferry_checksum_box_dispose (GObject *object)
{
  FerryChecksumBox *self = FERRY_CHECKSUM_BOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->place);
  g_clear_pointer (&self->path, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_CHECKSUM_BOX);

  G_OBJECT_CLASS (ferry_checksum_box_parent_class)->dispose (object);
}

static void
ferry_checksum_box_class_init (FerryChecksumBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_checksum_box_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/checksum-box.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryChecksumBox, kind);
  gtk_widget_class_bind_template_child (widget_class, FerryChecksumBox, count);
  gtk_widget_class_bind_template_child (widget_class, FerryChecksumBox, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerryChecksumBox, result);
  gtk_widget_class_bind_template_callback (widget_class, on_count_clicked);
}

static void
ferry_checksum_box_init (FerryChecksumBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ferry_checksum_box_set_file:
 * @path: raw
 *
 * Of which file; once.
 */
void
ferry_checksum_box_set_file (FerryChecksumBox *self,
                             FerryPlace *place,
                             const char *path,
                             gint64 size)
{
  self->place = g_object_ref (place);
  self->path = g_strdup (path);
  self->size = size;
}
