/* A look at a file without opening it. See ferry-quick-look.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-quick-look.h"

#include "ferry-choices.h"
#include "ferry-direction.h"
#include "ferry-entry-icon.h"
#include "ferry-entry-rows.h"
#include "ferry-format.h"
#include "ferry-look-image.h"
#include "ferry-pane-entries.h"
#include "ferry-path.h"
#include "ferry-place-content.h"
#include "ferry-text-sample.h"

#include <glib/gi18n.h>
#include <locale.h>

#define MOST_TEXT  (256 * 1024)
#define MOST_IMAGE (8 * 1024 * 1024)

struct _FerryQuickLook
{
  GtkWindow parent_instance;

  FerryPane *pane;           /* owned */
  FerryEntry *entry;         /* owned, nullable: what is shown */
  GCancellable *cancellable; /* owned: of the entry's reading */
  GBytes *sample;            /* owned, nullable: of a text */
  gboolean is_filling;       /* the charset is set by us */

  GtkLabel *name;
  GtkLabel *facts;
  GtkStack *stack;
  GtkTextView *text;
  GtkPicture *picture;
  GtkImage *icon;
  GtkLabel *explanation;
  GtkDropDown *charset;
  GtkLabel *cut;
  GtkWidget *text_bar;
};

G_DEFINE_FINAL_TYPE (FerryQuickLook, ferry_quick_look, GTK_TYPE_WINDOW)

static void
explain (FerryQuickLook *self, const char *icon_name, const char *text)
{
  if (icon_name != NULL)
    gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->explanation, text);
  gtk_stack_set_visible_child_name (self->stack, "facts");
}

/* Text */

static void
show_decoded (FerryQuickLook *self, const char *charset)
{
  g_autofree char *text = ferry_text_sample_decode (self->sample, charset);
  GtkTextIter start;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
on_charset_selected (FerryQuickLook *self)
{
  int value;

  if (self->is_filling || self->sample == NULL)
    return;
  value = ferry_choices_get_selected (self->charset, ferry_charset_choices);
  show_decoded (self, value == 0
                          ? ferry_text_sample_guess (self->sample, setlocale (LC_CTYPE, NULL))
                          : ferry_choice_find_value (ferry_charset_choices, value)->id);
}

static void
show_text (FerryQuickLook *self, GBytes *sample)
{
  const char *charset = ferry_text_sample_guess (sample, setlocale (LC_CTYPE, NULL));
  const FerryChoice *choice = ferry_choice_find_charset (charset);
  gsize length = g_bytes_get_size (sample);

  g_clear_pointer (&self->sample, g_bytes_unref);
  self->sample = g_bytes_ref (sample);
  self->is_filling = TRUE;
  ferry_choices_select (self->charset, ferry_charset_choices, choice != NULL ? choice->value : 0);
  self->is_filling = FALSE;
  show_decoded (self, charset);
  gtk_widget_set_visible (GTK_WIDGET (self->cut),
                          length >= MOST_TEXT && self->entry->size != (gint64) length);
  gtk_widget_set_visible (self->text_bar, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

/* Reading */

static char *
guess_type (const FerryEntry *entry)
{
  return g_content_type_guess (entry->name, NULL, 0, NULL);
}

static gboolean
is_image (const FerryEntry *entry)
{
  g_autofree char *type = guess_type (entry);

  return g_content_type_is_a (type, "image/*") && entry->size <= MOST_IMAGE;
}

static void
show_kind (FerryQuickLook *self)
{
  g_autofree char *type = guess_type (self->entry);
  g_autofree char *description = g_content_type_get_description (type);

  explain (self, NULL, description);
}

static void
show_content (FerryQuickLook *self, GBytes *bytes)
{
  g_autoptr (GdkTexture) texture = is_image (self->entry) ? ferry_look_image_load (bytes) : NULL;

  if (texture != NULL)
    {
      gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
      gtk_stack_set_visible_child_name (self->stack, "image");
    }
  else if (g_bytes_get_size (bytes) == 0)
    explain (self, NULL, _ ("This file is empty."));
  else if (ferry_text_sample_is_text (bytes))
    show_text (self, bytes);
  else
    show_kind (self);
}

static void
got_content (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryQuickLook) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ferry_place_peek_finish (FERRY_PLACE (source), result, &error);

  /* Another entry was asked for meanwhile, or nothing any more. */
  if (self->pane == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (bytes != NULL)
    show_content (self, bytes);
  else
    explain (self, "dialog-error-symbolic", error->message);
}

static void
read_entry (FerryQuickLook *self)
{
  g_autofree char *path = ferry_path_join (ferry_pane_get_path (self->pane), self->entry->name);

  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  ferry_place_peek_async (ferry_pane_get_place (self->pane), path,
                          is_image (self->entry) ? MOST_IMAGE : MOST_TEXT, self->cancellable,
                          got_content, g_object_ref (self));
}

/* "5.1 kB · Today 12:30 · rw-r--r--" */
static char *
make_facts (const FerryEntry *entry)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *permissions = ferry_format_permissions (entry);
  char *const found[] = {
    ferry_format_kind (entry),
    ferry_entry_is_directory (entry) ? NULL : ferry_format_size (entry->size),
    ferry_format_modified (entry),
    ferry_direction_isolate (permissions),
  };

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    if (found[i] != NULL && found[i][0] != '\0')
      g_ptr_array_add (facts, found[i]);
    else
      g_free (found[i]);
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (" · ", (GStrv) facts->pdata);
}

static void
forget_content (FerryQuickLook *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sample, g_bytes_unref);
  g_clear_pointer (&self->entry, ferry_entry_free);
  gtk_picture_set_paintable (self->picture, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
  gtk_widget_set_visible (self->text_bar, FALSE);
}

/* What the pane has selected */
static void
show_selected (FerryQuickLook *self)
{
  FerryEntryModel *model = ferry_folder_get_model (ferry_pane_get_folder (self->pane));
  guint position = ferry_entry_selection_get_first (ferry_pane_get_selection (self->pane));
  g_autoptr (FerryEntryRow) row = NULL;
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  forget_content (self);
  self->entry = ferry_entry_copy (ferry_entry_model_get_entry (model, position));
  row = g_list_model_get_item (G_LIST_MODEL (model), position);
  gtk_image_set_from_gicon (self->icon, ferry_entry_icon_get (row));
  name = ferry_place_decode (ferry_pane_get_place (self->pane), self->entry->name, NULL);
  gtk_label_set_label (self->name, name);
  gtk_window_set_title (GTK_WINDOW (self), name);
  facts = make_facts (self->entry);
  gtk_label_set_label (self->facts, facts);
  if (self->entry->kind == FERRY_KIND_FILE || self->entry->kind == FERRY_KIND_LINK)
    read_entry (self);
  else
    explain (self, NULL, ferry_entry_is_directory (self->entry) ? _ ("A folder") : "");
}

/* Keys */

static void
go (FerryQuickLook *self, int by)
{
  FerryEntryModel *model = ferry_folder_get_model (ferry_pane_get_folder (self->pane));
  FerryEntrySelection *selection = ferry_pane_get_selection (self->pane);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint first = ferry_entry_selection_get_first (selection);

  if (first == GTK_INVALID_LIST_POSITION || (by < 0 && first == 0) ||
      (by > 0 && first + 1 >= count))
    return;
  ferry_entry_selection_take (selection, first + (guint) by);
  ferry_entry_rows_scroll_to (ferry_pane_get_view (self->pane), first + (guint) by);
  show_selected (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *keys,
                guint keyval,
                guint code,
                GdkModifierType state,
                FerryQuickLook *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* The list of character sets has use for these keys too. */
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->charset))))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
      go (self, -1);
      return TRUE;
    case GDK_KEY_Down:
      go (self, 1);
      return TRUE;
    case GDK_KEY_Left:
      go (self, ferry_direction_is_mirrored () ? 1 : -1);
      return TRUE;
    case GDK_KEY_Right:
      go (self, ferry_direction_is_mirrored () ? -1 : 1);
      return TRUE;
    case GDK_KEY_space:
    case GDK_KEY_F3:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
ferry_quick_look_dispose (GObject *object)
{
  FerryQuickLook *self = FERRY_QUICK_LOOK (object);

  if (self->pane != NULL)
    forget_content (self);
  g_clear_object (&self->pane);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_QUICK_LOOK);

  G_OBJECT_CLASS (ferry_quick_look_parent_class)->dispose (object);
}

static void
ferry_quick_look_class_init (FerryQuickLookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_quick_look_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/quick-look.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, name);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, facts);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, text);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, picture);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, icon);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, explanation);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, charset);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, cut);
  gtk_widget_class_bind_template_child (widget_class, FerryQuickLook, text_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_charset_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
ferry_quick_look_init (FerryQuickLook *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = TRUE;
  ferry_choices_fill (self->charset, ferry_charset_choices);
  self->is_filling = FALSE;
}

/**
 * ferry_quick_look_present:
 *
 * Shows the first of what is selected.
 */
void
ferry_quick_look_present (FerryPane *pane)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));
  FerryQuickLook *self = g_object_new (FERRY_TYPE_QUICK_LOOK, "transient-for", root, NULL);

  self->pane = g_object_ref (pane);
  show_selected (self);
  gtk_window_present (GTK_WINDOW (self));
}
