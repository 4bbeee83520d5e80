"""What is looked at before a page is published: headings, links, tables, pictures, the teaser.

Most of it is a remark; what the office has put on a list stops a publication.
"""
