/* A site that may be imported. See ferry-import-item.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-item.h"

#include <glib/gi18n.h>

struct _FerryImportItem
{
  GObject parent_instance;

  const FerryImported *site; /* borrowed: the list that it is from lives longer */
  gboolean is_known;         /* there is a saved site for it */
  gboolean is_chosen;
};

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (FerryImportItem, ferry_import_item, G_TYPE_OBJECT)

static void
ferry_import_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_boolean (value, FERRY_IMPORT_ITEM (object)->is_chosen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_import_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    ferry_import_item_set_chosen (FERRY_IMPORT_ITEM (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
ferry_import_item_class_init (FerryImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ferry_import_item_get_property;
  object_class->set_property = ferry_import_item_set_property;

  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ferry_import_item_init (FerryImportItem *self)
{
}

/**
 * ferry_import_item_new:
 * @site: of a list that outlives the item
 * @is_known: whether there is a saved site for it already
 *
 * Returns: (transfer full): chosen, unless there is a reason not to
 */
FerryImportItem *
ferry_import_item_new (const FerryImported *site, gboolean is_known)
{
  FerryImportItem *self = g_object_new (FERRY_TYPE_IMPORT_ITEM, NULL);

  self->site = site;
  self->is_known = is_known;
  self->is_chosen = site->refusal == NULL && !site->is_doubtful && !is_known;
  return self;
}

const FerryImported *
ferry_import_item_get_site (FerryImportItem *item)
{
  return item->site;
}

gboolean
ferry_import_item_can_be_chosen (FerryImportItem *item)
{
  return item->site->refusal == NULL;
}

gboolean
ferry_import_item_is_chosen (FerryImportItem *item)
{
  return item->is_chosen;
}

void
ferry_import_item_set_chosen (FerryImportItem *item, gboolean is_chosen)
{
  is_chosen = is_chosen && ferry_import_item_can_be_chosen (item);
  if (item->is_chosen == is_chosen)
    return;
  item->is_chosen = is_chosen;
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_CHOSEN]);
}

const char *
ferry_import_item_get_title (FerryImportItem *item)
{
  const FerryImported *site = item->site;

  if (site->title != NULL)
    return site->title;
  return site->server->host != NULL ? site->server->host : _ ("No name");
}

static const char *
get_security (const FerryServer *server)
{
  static const char *const names[] = {
    [FERRY_SECURITY_NONE] = N_ ("not encrypted"),
    [FERRY_SECURITY_OPTIONAL] = N_ ("TLS if offered"),
    [FERRY_SECURITY_EXPLICIT] = N_ ("explicit TLS"),
    [FERRY_SECURITY_IMPLICIT] = N_ ("implicit TLS"),
  };

  return _ (names[server->security]);
}

/**
 * ferry_import_item_dup_details:
 *
 * Returns: (transfer full): who, where, how; "" for a site that cannot be taken
 */
char *
ferry_import_item_dup_details (FerryImportItem *item)
{
  const FerryImported *site = item->site;
  const FerryServer *server = site->server;
  g_autofree char *port = NULL;

  if (site->refusal != NULL)
    return g_strdup (site->folder != NULL ? site->folder : "");
  if (server->port != 0 && server->port != (server->security == FERRY_SECURITY_IMPLICIT ? 990 : 21))
    port = g_strdup_printf (":%u", server->port);
  return g_strdup_printf ("%s%s%s%s · %s%s%s", server->user != NULL ? server->user : "",
                          server->user != NULL ? "@" : "", server->host, port != NULL ? port : "",
                          get_security (server), site->folder != NULL ? " · " : "",
                          site->folder != NULL ? site->folder : "");
}

/**
 * ferry_import_item_dup_remarks:
 *
 * Returns: (transfer full): sentences, what to know before it is taken; "" for none
 */
char *
ferry_import_item_dup_remarks (FerryImportItem *item)
{
  const FerryImported *site = item->site;
  g_autoptr (GString) text = g_string_new (site->refusal);

  if (site->refusal != NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (item->is_known)
    g_string_append (text, _ ("You have this site already."));
  for (guint i = 0; i < site->warnings->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            (const char *) g_ptr_array_index (site->warnings, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
