/* The site manager. A site that is begun is a draft until it has a host; then, and whenever another
 * one is looked at, what is typed goes into the store. See ferry-sites-window.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-sites-window.h"

#include "ferry-site-form.h"
#include "ferry-site-list.h"
#include "ferry-sites-delete.h"

#include <glib/gi18n.h>
#include <string.h>

/* Milliseconds without a key before what was typed is kept. */
#define PAUSE 400

struct _FerrySitesWindow
{
  GtkWindow parent_instance;

  /* Owned */
  FerrySiteStore *store;
  FerryRecentStore *recents;
  FerrySite *shown;     /* nullable */
  FerrySiteData *draft; /* nullable */
  char *folder;         /* that is shown, nullable */
  GSimpleActionGroup *actions;
  guint save_source;
  gboolean is_saving;

  FerrySiteList *list;
  GtkStack *pages;
  FerrySiteForm *form;
  GtkEntry *folder_name;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (FerrySitesWindow, ferry_sites_window, GTK_TYPE_WINDOW)

static guint connect_requested_signal;

static void
set_enabled (FerrySitesWindow *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
show_page (FerrySitesWindow *self, const char *page)
{
  gboolean is_site = g_str_equal (page, "site");

  gtk_stack_set_visible_child_name (self->pages, page);
  set_enabled (self, "connect", is_site);
  set_enabled (self, "duplicate", is_site && self->draft == NULL);
  set_enabled (self, "delete", self->shown != NULL || self->folder != NULL);
}

static void
leave (FerrySitesWindow *self)
{
  g_clear_object (&self->shown);
  g_clear_pointer (&self->draft, ferry_site_data_free);
  g_clear_pointer (&self->folder, g_free);
}

static void
show_site (FerrySitesWindow *self, FerrySite *site)
{
  const FerrySiteData *data = ferry_site_get_data (site);

  g_object_ref (site);
  leave (self);
  self->shown = site;
  ferry_site_form_show (self->form, data, ferry_recent_store_find (self->recents, data->server));
  show_page (self, "site");
}

static void
rename_folder (FerrySitesWindow *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->folder_name));
  char *renamed = ferry_site_node_move_folder (self->store, self->folder, title);

  g_free (self->folder);
  self->folder = renamed;
}

static void
take_shown (FerrySitesWindow *self, FerrySite *site, gboolean is_final)
{
  g_set_object (&self->shown, site);
  if (!is_final || site == NULL)
    return;
  ferry_site_form_save_password (self->form, ferry_site_get_data (site));
  if (ferry_site_form_takes_forgotten (self->form))
    ferry_recent_store_forget_certificate (self->recents, ferry_site_get_server (site));
}

/* Without a host there is nothing to keep yet. */
static void
save_draft (FerrySitesWindow *self)
{
  g_autoptr (FerrySiteData) data = ferry_site_data_copy (self->draft);

  ferry_site_form_apply (self->form, data);
  if (*data->server->host == '\0')
    return;
  g_clear_pointer (&self->draft, ferry_site_data_free);
  take_shown (self, ferry_site_store_add (self->store, data), TRUE);
}

static void
save (FerrySitesWindow *self, gboolean is_final)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->is_saving)
    return;
  self->is_saving = TRUE;
  if (self->folder != NULL && is_final)
    rename_folder (self);
  else if (self->draft != NULL && is_final)
    save_draft (self);
  else if (self->shown != NULL)
    {
      g_autofree char *id = g_strdup (ferry_site_get_id (self->shown));
      g_autoptr (FerrySiteData) data = ferry_site_dup_data (self->shown);

      ferry_site_form_apply (self->form, data);
      take_shown (self, ferry_site_store_update (self->store, id, data), is_final);
    }
  self->is_saving = FALSE;
}

static gboolean
on_paused (gpointer user_data)
{
  FerrySitesWindow *self = user_data;

  self->save_source = 0;
  save (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_form_changed (FerrySitesWindow *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (PAUSE, on_paused, self);
}

static void
show_chosen (FerrySitesWindow *self)
{
  FerrySiteNode *node = ferry_site_list_get_chosen (self->list);

  if (node != NULL && ferry_site_node_get_site (node) != NULL)
    {
      show_site (self, ferry_site_node_get_site (node));
      return;
    }
  leave (self);
  if (node != NULL)
    {
      self->folder = g_strdup (ferry_site_node_get_folder (node));
      gtk_editable_set_text (GTK_EDITABLE (self->folder_name), ferry_site_node_get_title (node));
    }
  show_page (self, node != NULL ? "folder" : "none");
}

static void
on_chosen (FerrySitesWindow *self)
{
  FerrySiteNode *node = ferry_site_list_get_chosen (self->list);

  if (node != NULL && self->shown != NULL && ferry_site_node_get_site (node) != NULL &&
      g_str_equal (ferry_site_get_id (ferry_site_node_get_site (node)),
                   ferry_site_get_id (self->shown)))
    return;
  save (self, TRUE);
  show_chosen (self);
}

/* Somebody else may have changed what is shown, in another window or in the file. */
static void
on_store_changed (FerrySitesWindow *self)
{
  FerrySite *site;

  if (self->is_saving || self->shown == NULL || self->save_source != 0)
    return;
  site = ferry_site_store_find (self->store, ferry_site_get_id (self->shown));
  if (site == NULL)
    {
      leave (self);
      show_page (self, "none");
    }
  else if (site != self->shown)
    show_site (self, site);
}

static void
show_problem (FerrySitesWindow *self)
{
  const char *problem = ferry_kept_list_get_problem (FERRY_KEPT_LIST (self->store));

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
go (FerrySitesWindow *self, const FerryBookmark *bookmark)
{
  const FerrySiteData *data;

  save (self, TRUE);
  if (self->shown == NULL)
    return;
  data = ferry_site_get_data (self->shown);
  g_signal_emit (self, connect_requested_signal, 0, data->server,
                 bookmark != NULL ? bookmark->remote_folder : data->remote_folder,
                 bookmark != NULL ? bookmark->local_folder : data->local_folder);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_go (FerrySiteForm *form, const FerryBookmark *bookmark, FerrySitesWindow *self)
{
  go (self, bookmark);
}

static void
on_connect (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, NULL);
}

static void
on_activated (FerrySitesWindow *self)
{
  go (self, NULL);
}

static void
on_new_site (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySitesWindow *self = user_data;
  FerrySiteNode *node = ferry_site_list_get_chosen (self->list);
  g_autoptr (FerryServer) server = ferry_server_new ("");
  g_autoptr (FerrySiteData) data = ferry_site_data_new ("", server);

  ferry_site_data_set_folder (data, node != NULL ? ferry_site_node_get_folder (node) : NULL);
  data->logon = FERRY_LOGON_ASK;
  ferry_sites_window_begin_site (self, data);
}

static void
on_new_folder (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySitesWindow *self = user_data;
  FerrySiteNode *node = ferry_site_list_get_chosen (self->list);
  const char *above = node != NULL ? ferry_site_node_get_folder (node) : NULL;
  g_autofree char *path = ferry_site_node_dup_new_folder (self->store, above);

  save (self, TRUE);
  ferry_site_store_add_folder (self->store, path);
  ferry_site_list_choose_folder (self->list, path);
  gtk_widget_grab_focus (GTK_WIDGET (self->folder_name));
}

static void
on_duplicate (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySitesWindow *self = user_data;
  g_autoptr (FerrySiteData) data = NULL;
  g_autofree char *title = NULL;
  FerrySite *site;

  save (self, TRUE);
  if (self->shown == NULL)
    return;
  data = ferry_site_dup_data (self->shown);
  /* Translators: the name of a copied site */
  title = g_strdup_printf (_ ("%s (copy)"), data->title);
  ferry_site_data_set_title (data, title);
  site = ferry_site_store_add (self->store, data);
  ferry_site_list_choose_site (self->list, ferry_site_get_id (site));
  ferry_site_form_grab_focus (self->form, FALSE);
}

static void
did_delete (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FerrySitesWindow *self = FERRY_SITES_WINDOW (source);

  if (!ferry_sites_delete_finish (result) || self->store == NULL)
    return;
  leave (self);
  ferry_site_list_choose_site (self->list, NULL);
  show_page (self, "none");
}

static void
on_delete (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FerrySitesWindow *self = user_data;

  save (self, TRUE);
  ferry_sites_delete_async (GTK_WINDOW (self), self->store, self->shown, self->folder, did_delete,
                            NULL);
}

static void
on_move (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gboolean is_up = g_str_equal (g_action_get_name (G_ACTION (action)), "move-up");

  save (user_data, TRUE);
  ferry_site_list_step (FERRY_SITES_WINDOW (user_data)->list, is_up ? -1 : 1);
}

static const GActionEntry entries[] = {
  { .name = "connect", .activate = on_connect },
  { .name = "new-site", .activate = on_new_site },
  { .name = "new-folder", .activate = on_new_folder },
  { .name = "duplicate", .activate = on_duplicate },
  { .name = "delete", .activate = on_delete },
  { .name = "move-up", .activate = on_move },
  { .name = "move-down", .activate = on_move },
};

static gboolean
on_close_request (FerrySitesWindow *self)
{
  save (self, TRUE);
  return FALSE;
}

static void
on_folder_name_activate (FerrySitesWindow *self)
{
  g_autofree char *folder = NULL;

  save (self, TRUE);
  folder = g_strdup (self->folder);
  if (folder != NULL)
    ferry_site_list_choose_folder (self->list, folder);
}

static void
ferry_sites_window_dispose (GObject *object)
{
  FerrySitesWindow *self = FERRY_SITES_WINDOW (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  leave (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), FERRY_TYPE_SITES_WINDOW);
  g_clear_object (&self->store);
  g_clear_object (&self->recents);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (ferry_sites_window_parent_class)->dispose (object);
}

static void
ferry_sites_window_class_init (FerrySitesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ferry_sites_window_dispose;

  connect_requested_signal =
      g_signal_new ("connect-requested", FERRY_TYPE_SITES_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, FERRY_TYPE_SERVER, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (FERRY_TYPE_SITE_LIST);
  g_type_ensure (FERRY_TYPE_SITE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ferryftp/Ferry/sites-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FerrySitesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, FerrySitesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, FerrySitesWindow, form);
  gtk_widget_class_bind_template_child (widget_class, FerrySitesWindow, folder_name);
  gtk_widget_class_bind_template_child (widget_class, FerrySitesWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_close_request);
  gtk_widget_class_bind_template_callback (widget_class, on_folder_name_activate);
}

static void
ferry_sites_window_init (FerrySitesWindow *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "sites", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->form, "go", G_CALLBACK (on_go), self, 0);
  show_page (self, "none");
}

/**
 * ferry_sites_window_new:
 *
 * Returns: (transfer none): a window over @parent, not shown yet
 */
FerrySitesWindow *
ferry_sites_window_new (GtkWindow *parent, FerrySiteStore *store, FerryRecentStore *recents)
{
  FerrySitesWindow *self = g_object_new (FERRY_TYPE_SITES_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->recents = g_object_ref (recents);
  ferry_site_list_set_store (self->list, store);
  g_signal_connect_object (store, "notify::folders", G_CALLBACK (on_store_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::problem", G_CALLBACK (show_problem), self,
                           G_CONNECT_SWAPPED);
  show_problem (self);
  return self;
}

/**
 * ferry_sites_window_begin_site:
 * @data: what is known of it; without a host it is kept once it has one
 *
 * Shows a new site.
 */
void
ferry_sites_window_begin_site (FerrySitesWindow *self, const FerrySiteData *data)
{
  gboolean has_host = *data->server->host != '\0';

  ferry_site_list_choose_site (self->list, NULL);
  save (self, TRUE);
  leave (self);
  self->draft = ferry_site_data_copy (data);
  ferry_site_form_show (self->form, self->draft, NULL);
  show_page (self, "site");
  ferry_site_form_grab_focus (self->form, !has_host);
}
