/* The line below a pane's list. Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-pane-status.h"

#include "ferry-charset.h"
#include "ferry-choices.h"
#include "ferry-format.h"
#include "ferry-remote-place.h"
#include "ferry-unread-lines.h"

#include <glib/gi18n.h>

struct _FerryPaneStatus
{
  GtkBox parent_instance;

  GCancellable *working; /* owned, nullable */

  GtkLabel *text;
  FerryUnreadLines *unread;
  GtkSpinner *refreshing;
  GtkWidget *work_box;
  GtkSpinner *spinner;
  GtkLabel *work;
};

G_DEFINE_FINAL_TYPE (FerryPaneStatus, ferry_pane_status, GTK_TYPE_BOX)

static void
on_stop_clicked (GtkButton *button, FerryPaneStatus *status)
{
  ferry_pane_status_stop_work (status);
}

static void
ferry_pane_status_dispose (GObject *object)
{
  FerryPaneStatus *status = FERRY_PANE_STATUS (object);

  gtk_widget_dispose_template (GTK_WIDGET (status), FERRY_TYPE_PANE_STATUS);
  g_clear_object (&status->working);

  G_OBJECT_CLASS (ferry_pane_status_parent_class)->dispose (object);
}

static void
ferry_pane_status_class_init (FerryPaneStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_pane_status_dispose;

  g_type_ensure (FERRY_TYPE_UNREAD_LINES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/pane-status.ui");
  gtk_widget_class_bind_template_child (widget_class, FerryPaneStatus, text);
  gtk_widget_class_bind_template_child (widget_class, FerryPaneStatus, unread);
  gtk_widget_class_bind_template_child (widget_class, FerryPaneStatus, refreshing);
  gtk_widget_class_bind_template_child (widget_class, FerryPaneStatus, work_box);
  gtk_widget_class_bind_template_child (widget_class, FerryPaneStatus, spinner);
  gtk_widget_class_bind_template_child (widget_class, FerryPaneStatus, work);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_clicked);
}

static void
ferry_pane_status_init (FerryPaneStatus *status)
{
  gtk_widget_init_template (GTK_WIDGET (status));
}

typedef struct
{
  guint folders, files;
  gint64 size;
} Sum;

static void
add_entry (Sum *sum, const FerryEntry *entry)
{
  if (ferry_entry_is_directory (entry))
    {
      sum->folders++;
      return;
    }
  sum->files++;
  sum->size += MAX (entry->size, 0);
}

static char *
describe (const Sum *sum)
{
  g_autofree char *folders =
      ferry_format_counts (ngettext ("%u folder", "%u folders", sum->folders), sum->folders);
  g_autofree char *size = ferry_format_size (sum->size);
  /* Translators: a number of files and their size together */
  g_autofree char *files =
      ferry_format_counts (ngettext ("%u file, %s", "%u files, %s", sum->files), sum->files, size);

  if (sum->files == 0)
    return g_steal_pointer (&folders);
  if (sum->folders == 0)
    return g_steal_pointer (&files);
  /* Translators: folders, then files with their size */
  return g_strdup_printf (_ ("%s, %s"), folders, files);
}

/* "3 of 120 selected: 1 folder, 2 files, 5.1 kB", or the sum of all */
static char *
make_text (FerryEntryModel *model, GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
  guint count = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint64 chosen = gtk_bitset_get_size (selected);
  g_autofree char *described = NULL;
  Sum sum = { 0, 0, 0 };
  GtkBitsetIter iter;
  guint position;

  if (count == 0)
    return NULL;
  if (chosen == 0)
    {
      for (guint i = 0; i < count; i++)
        add_entry (&sum, ferry_entry_model_get_entry (model, i));
      return describe (&sum);
    }
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (position < count)
      add_entry (&sum, ferry_entry_model_get_entry (model, position));
  described = describe (&sum);
  /* Translators: how many are selected, of how many, then what they are */
  return ferry_format_counts (_ ("%u of %u selected: %s"), (guint) chosen, count, described);
}

/* The set that the names are in where it was found and is not what everybody expects. */
static char *
dup_found_charset (FerryPlace *place)
{
  const FerryServer *server = FERRY_IS_REMOTE_PLACE (place)
                                  ? ferry_remote_place_get_server (FERRY_REMOTE_PLACE (place))
                                  : NULL;

  if (server == NULL || server->charset != NULL || ferry_charset_is_utf8 (server->found_charset))
    return NULL;
  return ferry_choice_dup_charset_title (server->found_charset);
}

/**
 * ferry_pane_status_update:
 *
 * Counts again.
 */
void
ferry_pane_status_update (FerryPaneStatus *status,
                          FerryFolder *folder,
                          FerryEntrySelection *selection)
{
  FerryPlace *place = ferry_folder_get_place (folder);
  g_autofree char *text = NULL;
  g_autofree char *charset = NULL;

  if (place != NULL && ferry_folder_get_error (folder) == NULL)
    {
      text = make_text (ferry_folder_get_model (folder), GTK_SELECTION_MODEL (selection));
      charset = dup_found_charset (place);
    }
  if (text != NULL && charset != NULL)
    {
      g_autofree char *sum = g_steal_pointer (&text);

      /* Translators: what is in the folder; then a character set, "Japanese (Shift_JIS)" */
      text = g_strdup_printf (_ ("%s. Names look like %s"), sum, charset);
    }
  gtk_label_set_text (status->text, text != NULL ? text : "");
  gtk_spinner_set_spinning (status->refreshing, ferry_folder_is_refreshing (folder));
  gtk_widget_set_visible (GTK_WIDGET (status->refreshing), ferry_folder_is_refreshing (folder));
  ferry_unread_lines_update (status->unread, place, ferry_folder_get_model (folder));
}

/**
 * ferry_pane_status_show_work:
 * @cancellable: the button stops this
 *
 * Says that something is being done that takes a while.
 */
void
ferry_pane_status_show_work (FerryPaneStatus *status, const char *what, GCancellable *cancellable)
{
  g_set_object (&status->working, cancellable);
  gtk_label_set_text (status->work, what);
  gtk_spinner_set_spinning (status->spinner, TRUE);
  gtk_widget_set_visible (status->work_box, TRUE);
}

/**
 * ferry_pane_status_hide_work:
 *
 * What @cancellable belongs to is done; another that is shown stays.
 */
void
ferry_pane_status_hide_work (FerryPaneStatus *status, GCancellable *cancellable)
{
  if (status->working != cancellable)
    return;
  g_clear_object (&status->working);
  gtk_spinner_set_spinning (status->spinner, FALSE);
  gtk_widget_set_visible (status->work_box, FALSE);
}

/**
 * ferry_pane_status_is_working:
 *
 * Returns: whether something is shown as being done
 */
gboolean
ferry_pane_status_is_working (FerryPaneStatus *status)
{
  return status->working != NULL;
}

/**
 * ferry_pane_status_stop_work:
 *
 * As the button does.
 */
void
ferry_pane_status_stop_work (FerryPaneStatus *status)
{
  g_cancellable_cancel (status->working);
}
