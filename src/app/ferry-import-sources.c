/* Where sites may be imported from. See ferry-import-sources.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-sources.h"

#include "ferry-dialog.h"
#include "ferry-import-find.h"
#include "ferry-open-dialog.h"

#include <glib/gi18n.h>

struct _FerryImportSources
{
  GtkBox parent_instance;

  GCancellable *cancellable; /* owned: of all that is under way */
  GPtrArray *found;          /* owned, of FerryImportList, in the order of the rows; nullable */
  FerryImportList *list;     /* owned: that was read last and nobody took, nullable */

  GtkStack *stack;
  GtkListBox *programs;
  GtkWidget *choose;
};

enum
{
  LIST_READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FerryImportSources, ferry_import_sources, GTK_TYPE_BOX)

/* Takes @list. */
static void
offer (FerryImportSources *self, FerryImportList *list)
{
  g_clear_pointer (&self->list, ferry_import_list_free);
  self->list = list;
  g_signal_emit (self, signals[LIST_READ], 0);
}

static GtkWidget *
make_row (const FerryImportList *list)
{
  guint count = list->sites->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u site", "%u sites", count), count);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (list->program);
  GtkWidget *number = gtk_label_new (text);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *label = g_strdup_printf ("%s, %s", list->program, text);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
show_found (FerryImportSources *self, GPtrArray *found)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->programs, 0)) != NULL)
    gtk_list_box_remove (self->programs, GTK_WIDGET (row));
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->programs, make_row (g_ptr_array_index (found, i)));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "none");
  gtk_widget_grab_focus (found->len > 0
                             ? GTK_WIDGET (gtk_list_box_get_row_at_index (self->programs, 0))
                             : self->choose);
}

static void
did_find (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryImportSources) self = user_data;
  GPtrArray *found = ferry_import_find_installed_finish (result);

  if (found != NULL)
    show_found (self, found);
}

/* A list is given away once; the next time it is read anew. */
static void
on_row_activated (GtkListBox *box, GtkListBoxRow *row, FerryImportSources *self)
{
  gpointer *place = &g_ptr_array_index (self->found, (guint) gtk_list_box_row_get_index (row));
  FerryImportList *list = g_steal_pointer (place);

  if (list != NULL)
    offer (self, list);
}

static void
did_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryImportSources) self = user_data;
  g_autoptr (GError) error = NULL;
  FerryImportList *list = ferry_import_read_finish (result, &error);

  if (list != NULL && list->sites->len == 0)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There are no sites in it."));
  if (error == NULL)
    {
      offer (self, list);
      return;
    }
  g_clear_pointer (&list, ferry_import_list_free);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ferry_dialog_report (GTK_WIDGET (self), _ ("The File Cannot Be Imported"), error);
}

static void
did_choose (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FerryImportSources) self = user_data;
  g_autoptr (GFile) file = ferry_open_dialog_choose_finish (result);

  if (file != NULL)
    ferry_import_sources_read (self, file);
}

static void
on_choose_clicked (FerryImportSources *self)
{
  ferry_open_dialog_choose_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  _ ("Choose a List of Sites"), did_choose, g_object_ref (self));
}

static void
ferry_import_sources_dispose (GObject *object)
{
  FerryImportSources *self = FERRY_IMPORT_SOURCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->list, ferry_import_list_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), FERRY_TYPE_IMPORT_SOURCES);

  G_OBJECT_CLASS (ferry_import_sources_parent_class)->dispose (object);
}

static void
ferry_import_sources_class_init (FerryImportSourcesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_import_sources_dispose;

  signals[LIST_READ] = g_signal_new ("list-read", FERRY_TYPE_IMPORT_SOURCES, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/import-sources.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryImportSources, stack);
  gtk_widget_class_bind_template_child (widget_class, FerryImportSources, programs);
  gtk_widget_class_bind_template_child (widget_class, FerryImportSources, choose);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked);
}

static void
ferry_import_sources_init (FerryImportSources *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * ferry_import_sources_look:
 *
 * Looks which programs are there, anew.
 */
void
ferry_import_sources_look (FerryImportSources *sources)
{
  gtk_stack_set_visible_child_name (sources->stack, "searching");
  ferry_import_find_installed_async (sources->cancellable, did_find, g_object_ref (sources));
}

/**
 * ferry_import_sources_read:
 * @file: that was chosen, or dropped
 */
void
ferry_import_sources_read (FerryImportSources *sources, GFile *file)
{
  ferry_import_read_async (file, sources->cancellable, did_read, g_object_ref (sources));
}

/**
 * ferry_import_sources_take_list:
 *
 * Returns: (transfer full) (nullable): what was read
 */
FerryImportList *
ferry_import_sources_take_list (FerryImportSources *sources)
{
  return g_steal_pointer (&sources->list);
}
