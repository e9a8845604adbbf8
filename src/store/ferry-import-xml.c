/* A small tree of an XML file from an unknown hand. GMarkup reads it, which knows no entity but the
 * five of XML; what it lets through besides (any depth, a second root) is bounded here. See
 * ferry-import-xml.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-import-xml.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 64
#define MAX_NODES 500000

struct _FerryXmlNode
{
  const char *name;
  GString *text;     /* own text, the pieces between the children joined; nullable */
  char **attributes; /* name, value, name, value; nullable */
  FerryXmlNode *parent;
  FerryXmlNode *first;
  FerryXmlNode *last;
  FerryXmlNode *next;
};

struct _FerryXml
{
  GPtrArray *nodes;    /* all of them; the root is the first */
  GStringChunk *names; /* there are few, and many nodes */
  FerryXmlNode *open;  /* while it is read; nullable */
  guint depth;
  guint ignored; /* elements that are open and left out */
  gboolean is_cut;
};

static void
node_free (gpointer data)
{
  FerryXmlNode *node = data;

  if (node->text != NULL)
    g_string_free (node->text, TRUE);
  g_strfreev (node->attributes);
  g_free (node);
}

static char **
dup_attributes (const char **names, const char **values)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (names[0] == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  for (guint i = 0; names[i] != NULL; i++)
    g_strv_builder_add_many (builder, names[i], values[i], NULL);
  return g_strv_builder_end (builder);
}

static void
append_child (FerryXmlNode *parent, FerryXmlNode *node)
{
  node->parent = parent;
  if (parent == NULL)
    return;
  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
}

static void
on_start (GMarkupParseContext *context,
          const char *name,
          const char **attribute_names,
          const char **attribute_values,
          gpointer user_data,
          GError **error)
{
  FerryXml *xml = user_data;
  FerryXmlNode *node;

  if (xml->open == NULL && xml->nodes->len > 0)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT,
                           _ ("there is something behind its end"));
      return;
    }
  if (xml->ignored > 0 || xml->depth == MAX_DEPTH || xml->nodes->len == MAX_NODES)
    {
      xml->ignored++;
      xml->is_cut = TRUE;
      return;
    }
  node = g_new0 (FerryXmlNode, 1);
  node->name = g_string_chunk_insert_const (xml->names, name);
  node->attributes = dup_attributes (attribute_names, attribute_values);
  append_child (xml->open, node);
  g_ptr_array_add (xml->nodes, node);
  xml->open = node;
  xml->depth++;
}

static void
on_end (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  FerryXml *xml = user_data;

  if (xml->ignored > 0)
    {
      xml->ignored--;
      return;
    }
  xml->open = xml->open->parent;
  xml->depth--;
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  FerryXml *xml = user_data;

  if (xml->open == NULL || xml->ignored > 0)
    return;
  if (xml->open->text == NULL)
    xml->open->text = g_string_new (NULL);
  g_string_append_len (xml->open->text, text, (gssize) length);
}

/**
 * ferry_xml_parse:
 * @text: UTF-8
 *
 * Returns: (transfer full): the tree; %NULL with a sentence for what is no XML
 */
FerryXml *
ferry_xml_parse (const char *text, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (FerryXml) xml = g_new0 (FerryXml, 1);
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, xml, NULL);
  g_autoptr (GError) reason = NULL;

  xml->nodes = g_ptr_array_new_with_free_func (node_free);
  xml->names = g_string_chunk_new (1024);
  if (g_markup_parse_context_parse (context, text, (gssize) strlen (text), &reason) &&
      g_markup_parse_context_end_parse (context, &reason) && xml->nodes->len > 0)
    return g_steal_pointer (&xml);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The file is damaged: %s"),
               reason != NULL ? reason->message : _ ("there is nothing in it"));
  return NULL;
}

/**
 * ferry_xml_free:
 * @xml: (nullable):
 */
void
ferry_xml_free (FerryXml *xml)
{
  if (xml == NULL)
    return;
  g_clear_pointer (&xml->nodes, g_ptr_array_unref);
  g_clear_pointer (&xml->names, g_string_chunk_free);
  g_free (xml);
}

const FerryXmlNode *
ferry_xml_get_root (const FerryXml *xml)
{
  return g_ptr_array_index (xml->nodes, 0);
}

/**
 * ferry_xml_is_cut:
 *
 * Returns: whether something was left out, being too deep or too much
 */
gboolean
ferry_xml_is_cut (const FerryXml *xml)
{
  return xml->is_cut;
}

const char *
ferry_xml_node_get_name (const FerryXmlNode *node)
{
  return node->name;
}

/**
 * ferry_xml_node_get_text:
 *
 * Returns: its own text, without that of its children; "" for none
 */
const char *
ferry_xml_node_get_text (const FerryXmlNode *node)
{
  return node->text != NULL ? node->text->str : "";
}

/**
 * ferry_xml_node_get_attribute:
 *
 * Returns: (nullable): its value; of two with one name that of the first
 */
const char *
ferry_xml_node_get_attribute (const FerryXmlNode *node, const char *name)
{
  for (guint i = 0; node->attributes != NULL && node->attributes[i] != NULL; i += 2)
    if (strcmp (node->attributes[i], name) == 0)
      return node->attributes[i + 1];
  return NULL;
}

const FerryXmlNode *
ferry_xml_node_get_first (const FerryXmlNode *node)
{
  return node->first;
}

const FerryXmlNode *
ferry_xml_node_get_next (const FerryXmlNode *node)
{
  return node->next;
}

/**
 * ferry_xml_node_find:
 *
 * Returns: (nullable): the first child of that name
 */
const FerryXmlNode *
ferry_xml_node_find (const FerryXmlNode *node, const char *name)
{
  for (const FerryXmlNode *child = node->first; child != NULL; child = child->next)
    if (strcmp (child->name, name) == 0)
      return child;
  return NULL;
}

/**
 * ferry_xml_node_find_text:
 *
 * Returns: (nullable): the text of the first child of that name
 */
const char *
ferry_xml_node_find_text (const FerryXmlNode *node, const char *name)
{
  const FerryXmlNode *child = ferry_xml_node_find (node, name);

  return child != NULL ? ferry_xml_node_get_text (child) : NULL;
}
